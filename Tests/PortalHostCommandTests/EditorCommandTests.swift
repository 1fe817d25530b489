import Foundation
import PortalTestSupport
import Testing

@testable import portalhost

/// `types`, `completions` and `help --man`: what editors, shells and `man` take (issue 14, part 7).
@Suite struct EditorCommandTests {
    private func output(_ arguments: String...) throws -> String {
        let result = try CommandRunner.run(arguments)
        #expect(result.exitCode == 0)
        #expect(result.error == "")
        return result.output
    }

    private static var specifications: [CommandSpecification] {
        CommandLineTool.commands.map { $0.specification }
    }

    private static func program(_ name: String) -> String? {
        ["/usr/bin", "/usr/local/bin", "/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program, and gives what it printed; errors go there as well.
    private func run(_ program: String, _ arguments: [String], in folder: String? = nil) throws
        -> (status: Int32, output: String)
    {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    // MARK: - types

    @Test func `types are those of the edition that was asked for`() throws {
        #expect(
            try output("types", "--edition", "2018-11").contains(
                "declare var DataMartInlineProfile:"))
        #expect(!(try output("types", "--edition", "2018-12").contains("InlineOperations")))
        #expect(try output("types").contains("all editions of the API together"))
    }

    @Test func `types takes no operand`() throws {
        let result = try CommandRunner.run(["types", "x"])
        #expect(result.exitCode == 64)
        #expect(result.error.contains("expected no operand"))
    }

    // MARK: - completions

    @Test(arguments: ["bash", "zsh", "fish"])
    func `every command and option is completed`(_ shell: String) throws {
        let text = try output("completions", shell)
        for command in Self.specifications {
            #expect(text.contains(command.name))
            for option in command.options {
                let isLong = option.name.hasPrefix("--")
                let ofFish =
                    isLong ? "-l \(option.name.dropFirst(2)) " : "-s \(option.name.dropFirst(1)) "
                let name = shell == "fish" ? ofFish : option.name
                #expect(text.contains(name), "\(command.name) \(option.name)")
            }
        }
    }

    @Test func `another shell is wrong usage`() throws {
        let result = try CommandRunner.run(["completions", "bsh"])
        #expect(result.exitCode == 64)
        #expect(result.error.contains("did you mean 'bash'?"))
    }

    /// What bash offers for a command line whose last word is being typed.
    private func offered(_ words: [String]) throws -> [String] {
        let bash = try #require(Self.program("bash"))
        let folder = TestFolder.url.appending(path: "c-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try output("completions", "bash").write(
            to: folder.appending(path: "completion"), atomically: true, encoding: .utf8)
        try "".write(to: folder.appending(path: "my portal.js"), atomically: true, encoding: .utf8)
        let list = (["portalhost"] + words).map { "'\($0)'" }.joined(separator: " ")
        let result = try run(
            bash,
            [
                "--norc", "-c",
                "source ./completion; COMP_WORDS=(\(list)); COMP_CWORD=\(words.count); _portalhost; "
                    + "printf '%s\\n' \"${COMPREPLY[@]}\"",
            ], in: folder.path)
        #expect(result.status == 0)
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test(
        .enabled(if: program("bash") != nil, "bash is not installed"),
        arguments: [
            (["va"], ["validate"]), (["run", "--form"], ["--format"]),
            (["run", "--target", ""], ["webview", "modern"]),
            (["run", "--format", "=", "j"], ["json", "junit"]),
            (["schema", "s"], ["suite", "scenario"]),
            (["validate", "--rule", "iccid-len"], ["iccid-length"]),
            (["run", "my"], ["my portal.js"]),
            (["run", "--scenario", "my"], ["my portal.js"]),
            (["run", "--trace", "my"], ["my portal.js"]),
            (["run", "--call", "my"], []), (["help", "deb"], ["debug"]),
            (["types", "--edition", "2019"], ["2019-05"]), (["presets", ""], []),
        ])
    func `bash offers what can follow`(_ words: [String], _ expected: [String]) throws {
        #expect(try offered(words) == expected)
    }

    @Test(
        .enabled(
            if: program("zsh") != nil || program("fish") != nil, "neither zsh nor fish is installed"
        ),
        arguments: ["zsh", "fish"])
    func `the shell itself can read its file`(_ shell: String) throws {
        guard let program = Self.program(shell) else { return }
        let file = TestFolder.url.appending(path: "c-\(UUID())")
        defer { try? FileManager.default.removeItem(at: file) }
        try output("completions", shell).write(to: file, atomically: true, encoding: .utf8)
        #expect(try run(program, ["-n", file.path]).status == 0)
    }

    // MARK: - The manual page

    @Test func `the manual page has every command and every option`() throws {
        let page = try output("help", "--man")
        #expect(page.hasPrefix(".\\\""))
        for command in Self.specifications {
            let name = command.name.replacing("-", with: "\\-")
            #expect(page.contains(".SS portalhost \(name)\n"))
            for option in command.options {
                let name = option.name.replacing("-", with: "\\-")
                #expect(page.contains("\\fB\(name)\\fR"), "\(command.name) \(option.name)")
            }
        }
        // A line that begins with a dot or a quote is a request; all of these are known.
        let known: Set = [".\\\"", ".TH", ".SH", ".SS", ".B", ".br", ".TP", ".PP"]
        for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            let request = line.prefix { $0 != " " }
            #expect(known.contains(String(request)), "\(line)")
        }
    }

    @Test(.enabled(if: program("groff") != nil, "groff is not installed"))
    func `groff formats the manual page without a warning`() throws {
        let file = TestFolder.url.appending(path: "p-\(UUID()).1")
        defer { try? FileManager.default.removeItem(at: file) }
        try output("help", "--man").write(to: file, atomically: true, encoding: .utf8)
        let result = try run(
            try #require(Self.program("groff")), ["-man", "-ww", "-z", "-Tutf8", file.path])
        #expect(result.status == 0)
        #expect(result.output == "")
    }
}
