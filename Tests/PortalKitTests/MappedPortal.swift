import Foundation
import PortalKit
import PortalTestSupport

/// A portal that a bundler wrote, with its source map, in a folder of its own.
///
/// The shipped script has the pieces one behind the other; each comes from a place of `src/portal.ts`.
struct MappedPortal {
    /// A piece of the shipped script, and the place that it comes from.
    typealias Piece = (text: String, line: Int, column: Int)

    let folder: URL

    static let source = """
        interface Plan { name: string }

        export function buy(): void {
          const plan: Plan | null = null;
          // @ts-ignore
          show(plan.name);
        }

        function show(name: string) { console.log(name); }

        """

    static let pieces: [Piece] = [
        ("function b(){", 3, 8), ("const p=null;", 4, 3), ("s(", 6, 3), ("p", 6, 8),
        (".name)}", 6, 13), ("function s(n){", 9, 1), ("console.log(n)}", 9, 31),
    ]

    /// Writes `dist/portal.js`, its map beside it, and the source.
    ///
    /// - Parameters:
    ///   - comment: What the last line of the script is; nil is the usual one.
    ///   - map: Changes the map's text.
    init(
        comment: String? = nil, brings: Bool = true, map change: (String) -> String = { $0 }
    ) throws {
        folder = TestFolder.url.appending(path: "mapped-\(UUID())")
        for name in ["src", "dist"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let text = change(Self.map(brings: brings))
        let data = Data(text.utf8).base64EncodedString()
        let last = comment ?? "//# sourceMappingURL=portal.js.map"
        try write("src/portal.ts", Self.source)
        try write(
            "dist/portal.js",
            Self.pieces.map(\.text).joined() + "\n" + last.replacing("DATA", with: data) + "\n")
        try write("dist/portal.js.map", text)
    }

    func write(_ name: String, _ text: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    func remove() throws { try FileManager.default.removeItem(at: folder) }

    static func map(brings: Bool = true) -> String {
        var mappings: [String] = []
        var last = (shipped: 0, line: 0, column: 0)
        var shipped = 0
        for piece in pieces {
            mappings.append(
                digits(shipped - last.shipped) + "A" + digits(piece.line - 1 - last.line)
                    + digits(piece.column - 1 - last.column))
            last = (shipped, piece.line - 1, piece.column - 1)
            shipped += piece.text.utf16.count
        }
        let content = source.replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
        return """
            {"version": 3, "sources": ["../src/portal.ts"], "names": [],
             \(brings ? "\"sourcesContent\": [\"\(content)\"]," : "")
             "mappings": "\(mappings.joined(separator: ","))"}
            """
    }

    /// A number in the six-bit digits of source maps.
    private static func digits(_ number: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var rest = number < 0 ? -number << 1 | 1 : number << 1
        var text = ""
        repeat {
            let digit = rest & 31
            rest >>= 5
            text.append(alphabet[rest > 0 ? digit | 32 : digit])
        } while rest > 0
        return text
    }
}
