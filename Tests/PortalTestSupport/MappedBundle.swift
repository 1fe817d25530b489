package import Foundation

/// A bundle of one line, `dist/portal.js`, with its map beside it and the file that it was written in,
/// `src/portal.ts`.
package enum MappedBundle {
    package static let source = """
        interface Plan { name: string }

        export function buy(): number {
          const plan: Plan = { name: 'Basic' };
          const price = show(plan.name);
          return price + 1;
        }

        function show(name: string): number { return name.length; }

        """

    /// Each piece of the bundle, with the line and the column that it was written at.
    private static let pieces: [(text: String, line: Int, column: Int)] = [
        ("function b(){", 3, 8), ("const p={name:'Basic'};", 4, 3), ("const q=s(p.name);", 5, 3),
        ("return q+1}", 6, 3), ("function s(n){", 9, 1), ("return n.length}", 9, 39),
    ]

    /// Writes the files; a configuration says that the folder is the portal's.
    package static func write(to folder: URL) throws {
        var mappings: [String] = []
        var (column, last) = (0, (column: 0, line: 0, sourceColumn: 0))
        for piece in pieces {
            mappings.append(
                [
                    column - last.column, 0, piece.line - 1 - last.line,
                    piece.column - 1 - last.sourceColumn,
                ].map(digits).joined())
            last = (column, piece.line - 1, piece.column - 1)
            column += piece.text.utf16.count
        }
        let map = """
            {"version": 3, "sources": ["../src/portal.ts"], "names": [], "mappings": "MAPPINGS"}
            """
        for (name, text) in [
            (".portalhost.json", "{ \"scripts\": [\"dist/portal.js\"] }"),
            ("src/portal.ts", source),
            (
                "dist/portal.js",
                pieces.map(\.text).joined() + "\n//# sourceMappingURL=portal.js.map\n"
            ),
            (
                "dist/portal.js.map",
                map.replacingOccurrences(of: "MAPPINGS", with: mappings.joined(separator: ","))
            ),
        ] {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    /// A number in the digits of a source map.
    private static func digits(_ number: Int) -> String {
        let all = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var rest = number < 0 ? -number << 1 | 1 : number << 1
        var text = ""
        repeat {
            let digit = rest & 31
            rest >>= 5
            text.append(all[rest > 0 ? digit | 32 : digit])
        } while rest > 0
        return text
    }
}
