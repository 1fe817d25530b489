import Foundation
import PortalTestSupport
import Testing

/// Nothing that a portal says is a command of a terminal or a CI system.
@Suite struct HostileWordsTests {
    private static let portal = """
        function fail(name, file, message) {
            var error = new Error(message);
            error.name = name;
            try { error.sourceURL = file; } catch (e) {}
            Promise.reject(error);
        }
        fail("\\u001b[31mName\\u0007", "::error title=Injected::pwned", "m");
        fail("##[add-path]/evil", "##vso[task.setvariable]x", "##teamcity[message]");
        console.log("##[group]\\n::stop-commands::x");
        throw Object.assign(new Error("::error::z"), { name: "  ::warning::y" });
        """

    @Test(arguments: [
        ["run", "portal.js"], ["run", "portal.js", "--format", "json"],
        ["run", "portal.js", "--trace", "-"], ["validate", "portal.js"],
        ["validate", "portal.js", "--format", "json"],
        ["validate", "portal.js", "--format", "sarif"],
        ["validate", "portal.js", "--format", "junit"], ["matrix", "portal.js"],
        ["validate", "portal.js", "--format", "github"], ["test", "."],
        ["test", ".", "--format", "tap"], ["test", ".", "--format", "junit"],
        ["debug", "portal.js"],
    ])
    func `attacks 07 and 21: no form of a report has a command or a control character of a portal`(
        arguments: [String]
    ) throws {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write("portal.js", Self.portal)
        try folder.writeCase("a", name: "##[error] ::error::a")
        let result = try CommandRunner.run(
            arguments, input: Data("1\n'##[x]'\n".utf8), in: folder.path)
        for text in [result.output, result.error] {
            for mark in ["##[", "##vso[", "##teamcity["] where !arguments.contains("github") {
                #expect(!text.contains(mark), "\(mark) in \(text)")
            }
            for line in text.split(separator: "\n") {
                let start = line.drop { $0 == " " || $0 == "\t" }
                let isCommand = start.utf8.starts(with: "::".utf8)
                // The commands of this format are the program's own.
                #expect(
                    !isCommand
                        || arguments.contains("github")
                            && [
                                "::error file=portal", "::error file=##vso[task.setvariable]x",
                                // A property is escaped, whatever it says.
                                "::error file=%3A%3Aerror title=Injected",
                                "::error title=", "::warning", "::notice",
                            ]
                            .contains { start.hasPrefix($0) },
                    "\(line)")
            }
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(text)")
        }
    }
}
