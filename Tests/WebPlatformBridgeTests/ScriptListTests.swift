import Foundation
import PortalTestSupport
import Testing

/// The list of the bridge's scripts, `scripts.c`, is made from the folder.
@Suite struct ScriptListTests {
    private var folder: URL {
        URL(filePath: projectFolder() + "/Bridges/WebPlatformBridge/Scripts")
    }

    /// The scripts' paths in the folder, sorted by code units.
    private func paths() throws -> [String] {
        let root = folder.path() + "/"
        let files = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return files.compactMap { ($0 as? URL)?.path() }
            .filter { $0.hasSuffix(".js") || $0.hasSuffix(".json") }
            .map { String($0.dropFirst(root.count)) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func list(_ paths: [String]) -> String {
        func identifier(_ path: String) -> String {
            String(path.map { "/-.".contains($0) ? "_" : $0 })
        }
        let bytes = paths.map {
            "static const unsigned char \(identifier($0))[] = {\n#embed \"\($0)\"\n};\n"
        }
        let rows = paths.map { path in
            let name = path.hasSuffix(".js") ? String(path.dropLast(3)) : path
            return "    SCRIPT(\"\(name)\", \(identifier(path))),\n"
        }
        return """
            // Puts the scripts of this folder into the program, so that the command stays one movable file.
            // Generated: `UPDATE_SNAPSHOTS=1 swift test --filter ScriptListTests` writes it anew.
            #include "WebPlatformScripts.h"

            \(bytes.joined())
            #define SCRIPT(name, bytes) {name, bytes, sizeof(bytes)}

            static const WebPlatformScript scripts[] = {
            \(rows.joined())    {0, 0, 0},
            };

            const WebPlatformScript *web_platform_scripts_at(size_t index) { return &scripts[index]; }

            """
    }

    @Test func `scripts.c lists every script of the folder`() throws {
        let paths = try paths()
        #expect(paths.count > 50)
        let wanted = list(paths)
        let file = folder.appending(path: "scripts.c")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
            try wanted.write(to: file, atomically: true, encoding: .utf8)
        }
        let found = try String(contentsOf: file, encoding: .utf8)
        #expect(found == wanted, "UPDATE_SNAPSHOTS=1 swift test --filter ScriptListTests")
    }
}
