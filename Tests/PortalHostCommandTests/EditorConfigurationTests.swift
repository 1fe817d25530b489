import Foundation
import PortalTestSupport
import Testing

@testable import portalhost

/// The configurations of editors as the manual has them, and the extension for Visual Studio Code
/// (issue 14, part 7).
@Suite struct EditorConfigurationTests {
    /// The block of the article in a language.
    private static func block(_ language: String) throws -> String {
        let article = try String(
            contentsOfFile: projectFolder() + "/Sources/PortalKit/PortalKit.docc/Debugging.md",
            encoding: .utf8)
        let rest = try #require(article.split(separator: "```\(language)\n", maxSplits: 1).last)
        return String(try #require(rest.split(separator: "\n```", maxSplits: 1).first))
    }

    private static func program(_ name: String) -> String? {
        ["/usr/bin", "/usr/local/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private func run(
        _ program: String, _ arguments: [String], in folder: String,
        environment: [String: String] = [:]
    ) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    // MARK: - Neovim

    /// Loads the snippet with a module of nvim-dap's name that only keeps what it is given, starts the
    /// adapter that it names, and says what that answers.
    private static let neovim = #"""
        local kept = { adapters = {}, configurations = {} }
        package.preload['dap'] = function() return kept end
        dofile('snippet.lua')
        local adapter = kept.adapters.portalhost
        assert(adapter.type == 'executable')
        local input, output = vim.loop.new_pipe(false), vim.loop.new_pipe(false)
        local process = assert(vim.loop.spawn(
          adapter.command, { args = adapter.args, stdio = { input, output, nil } }, function() end))
        local answer = ''
        output:read_start(function(_, text) answer = answer .. (text or '') end)
        local request = vim.json.encode({
          seq = 1, type = 'request', command = 'initialize', arguments = { adapterID = 'portalhost' } })
        input:write('Content-Length: ' .. #request .. '\r\n\r\n' .. request)
        vim.wait(60000, function() return answer:find('"initialized"') ~= nil end, 10)
        input:close()
        print(answer:find('supportsStepBack') and 'answered' or 'no answer: ' .. answer)
        for _, configuration in ipairs(kept.configurations.javascript) do
          print(vim.json.encode(configuration))
        end
        vim.cmd('qa!')
        """#

    @Test(.enabled(if: program("nvim") != nil, "needs Neovim: neovim"))
    func `Neovim starts the adapter of the manual's configuration`() throws {
        let files = [
            "snippet.lua": try Self.block("lua"), "lead.lua": Self.neovim,
            "portal.js": "function buy() {\n  return 1;\n}\n",
        ]
        try DebugSession.withFolder(files) { (folder: String) throws in
            let executable = CommandRunner.executable.deletingLastPathComponent().path
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let output = try run(
                try #require(Self.program("nvim")),
                ["--headless", "-u", "NONE", "-i", "NONE", "-c", "luafile lead.lua"], in: folder,
                environment: ["PATH": "\(executable):\(path)", "HOME": folder])
            let lines = output.split(whereSeparator: \.isNewline).map {
                $0.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            #expect(lines.first == "answered", "\(output)")
            let configuration = try #require(lines.last)
            var launch = try #require(
                try JSONSerialization.jsonObject(with: Data(configuration.utf8))
                    as? DebugClient.Message, "\(output)")
            #expect(launch["program"] as? String == "${file}")
            launch["program"] = "\(folder)/portal.js"
            let client = try DebugClient(in: folder)
            try client.start(launch, breakpoints: [("\(folder)/portal.js", [["line": 2]])])
            #expect(try client.stop() == "breakpoint buy portal.js:2:3")
            try client.leave()
        }
    }

    // MARK: - Helix

    @Test(.enabled(if: program("python3") != nil, "needs Python 3.11 to read TOML: python3"))
    func `Helix can read the manual's configuration, and its adapter takes the arguments`() throws {
        let reader = """
            import json, sys
            try:
                import tomllib
            except ImportError:
                print('no reader of TOML'); sys.exit()
            print(json.dumps(tomllib.load(open('languages.toml', 'rb'))))
            """
        try DebugSession.withFolder([
            "languages.toml": try Self.block("toml"), "read.py": reader,
            "portal.js": "let a = 1;\n",
        ]) { (folder: String) throws in
            let output = try run(
                try #require(Self.program("python3")), ["read.py"], in: folder)
            guard output != "no reader of TOML\n" else { return }
            let table = try #require(
                try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any],
                "\(output)")
            let language = try #require((table["language"] as? [[String: Any]])?.first)
            #expect(language["name"] as? String == "javascript")
            let debugger = try #require(language["debugger"] as? [String: Any])
            #expect(debugger["transport"] as? String == "stdio")
            #expect(debugger["command"] as? String == "portalhost")
            #expect(debugger["args"] as? [String] == ["dap"])
            let template = try #require((debugger["templates"] as? [[String: Any]])?.first)
            #expect(template["request"] as? String == "launch")
            var launch = try #require(template["args"] as? [String: Any])
            #expect(launch["program"] as? String == "{0}")
            launch["program"] = "\(folder)/portal.js"
            let client = try DebugClient(in: folder)
            try client.start(launch, breakpoints: [("\(folder)/portal.js", [["line": 1]])])
            #expect(try client.stop() == "breakpoint global code portal.js:1:1")
            try client.leave()
        }
    }

    // MARK: - Visual Studio Code

    private func package() throws -> [String: Any] {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try CommandRunner.run(["dap", "--vscode", folder.path])
        #expect(result.exitCode == 0)
        return try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: folder.appending(path: "package.json"))) as? [String: Any])
    }

    private func debugger() throws -> [String: Any] {
        let contributes = try #require(package()["contributes"] as? [String: Any])
        return try #require((contributes["debuggers"] as? [[String: Any]])?.first)
    }

    private func properties() throws -> [String: [String: Any]] {
        let attributes = try #require(
            try debugger()["configurationAttributes"] as? [String: [String: Any]])
        return try #require(attributes["launch"]?["properties"] as? [String: [String: Any]])
    }

    @Test func `the extension is one that the editor takes`() throws {
        let package = try package()
        // Without code there is neither a main file nor an event that starts it.
        for absent in ["main", "browser", "activationEvents"] { #expect(package[absent] == nil) }
        for name in ["name", "publisher"] {
            let text = try #require(package[name] as? String)
            #expect(text.wholeMatch(of: /[a-z0-9][a-z0-9-]*/) != nil)
        }
        let version = try #require(package["version"] as? String)
        #expect(version.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+/) != nil, "\(version)")
        let engines = try #require(package["engines"] as? [String: String])
        #expect(engines["vscode"]?.wholeMatch(of: /\^[0-9]+\.[0-9]+\.[0-9]+/) != nil)
        let contributes = try #require(package["contributes"] as? [String: Any])
        let breakpoints = try #require(contributes["breakpoints"] as? [[String: String]])
        #expect(Set(breakpoints.flatMap(\.keys)) == ["language"])
        let debugger = try debugger()
        #expect(debugger["type"] as? String == "portalhost")
        #expect(debugger["runtimeArgs"] as? [String] == ["dap"])
    }

    @Test func `the extension has the attributes that the adapter takes, and no others`() throws {
        #expect(try Set(properties().keys) == Set(LaunchPlan.attributes))
        let attributes = try #require(
            try debugger()["configurationAttributes"] as? [String: [String: Any]])
        #expect(Array(attributes.keys) == ["launch"])
        #expect(attributes["launch"]?["required"] as? [String] == ["program"])
    }

    @Test func `each attribute is described by a schema`() throws {
        let types: Set = ["string", "number", "boolean", "array"]
        for (name, schema) in try properties() {
            #expect((schema["description"] as? String)?.isEmpty == false, "\(name)")
            let words = (schema["type"] as? String).map { [$0] } ?? schema["type"] as? [String]
            if let words {
                #expect(Set(words).isSubset(of: types), "\(name)")
                #expect(words.contains("array") == (schema["items"] != nil), "\(name)")
            } else {
                #expect((schema["enum"] as? [String])?.isEmpty == false, "\(name)")
            }
        }
    }

    @Test func `its snippet keeps variables, which the editor would replace otherwise`() throws {
        let snippets = try #require(try debugger()["configurationSnippets"] as? [[String: Any]])
        let body = try #require(snippets.first?["body"] as? [String: Any])
        #expect(body["program"] as? String == #"^"\${file}""#)
        #expect(body["cwd"] as? String == #"^"\${workspaceFolder}""#)
        let first = try #require(
            (try debugger()["initialConfigurations"] as? [[String: Any]])?.first)
        #expect(first["program"] as? String == "${file}")
        #expect(Set(first.keys) == Set(body.keys))
    }

    @Test func `the launch configuration has attributes that the extension knows`() throws {
        let known = try Set(properties().keys).union(["type", "request", "name"])
        let first = try #require(
            (try debugger()["initialConfigurations"] as? [[String: Any]])?.first)
        #expect(Set(first.keys).isSubset(of: known))
    }
}
