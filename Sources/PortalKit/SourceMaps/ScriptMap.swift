internal import Foundation
internal import JSONDocuments
internal import JavaScriptSyntax
package import PortalTrace
internal import WebFormats

/// The source map of one script, with the files that it speaks of.
///
/// Everything is read once, when it is made; nothing comes over the network or from outside the
/// portal's folder.
package struct ScriptMap {
    let map: SourceMap
    /// The names of the map's sources as reports show them; nil where a source has none.
    let names: [String?]
    /// The texts of the sources, as far as the map brings them or they lie in the portal's folder.
    package let contents: [String?]
    /// Why it may say the wrong things; empty if nothing speaks for that.
    let doubts: [String]

    /// Which source has a name.
    func index(of name: String) -> Int? {
        names.firstIndex { $0?.hasSameCodeUnits(as: name) ?? false }
    }

    /// Why a script's map is not used.
    struct Failure: Error {
        let message: String
    }

    /// A larger source is not read.
    private static let mostOfSource = 16 << 20
    /// So many seconds files may differ that were written together, or came with one checkout.
    private static let tolerance = 60

    /// Reads the map that a script names.
    ///
    /// - Parameter url: What its comment says.
    init(of script: PortalScript, url: String) throws(Failure) {
        let place = try Place(of: script, url: url)
        let map: SourceMap
        do throws(SourceMapProblem) {
            map = try SourceMap(place.bytes)
        } catch {
            throw Failure(message: "\(place.words) cannot be used: \(error.message)")
        }
        self.map = map
        var names: [String?] = []
        var contents: [String?] = []
        var doubts: [String] = []
        for (source, lastLine) in zip(map.sources, map.lastLines) {
            guard let given = source.name, !given.isEmpty else {
                names.append(nil)
                contents.append(source.content)
                continue
            }
            let file = SourceFile(given, place)
            names.append(file.name)
            // What is passed over is not looked for either: it is mostly not shipped.
            let onDisk = source.isIgnored ? nil : file.read(most: Self.mostOfSource)
            contents.append(source.content ?? onDisk?.text)
            if let content = source.content, let onDisk, !content.hasSameCodeUnits(as: onDisk.text)
            {
                doubts.append("'\(file.name)' is not the text that the map was made from")
            } else if source.content == nil, let onDisk, let made = place.changed,
                onDisk.changed > made + Self.tolerance
            {
                doubts.append("'\(file.name)' was changed after the map was made")
            } else if let content = source.content ?? onDisk?.text,
                lastLine > Self.lineCount(content)
            {
                doubts.append(
                    "it speaks of line \(lastLine) of '\(file.name)', which has "
                        + "\(Self.lineCount(content))")
            }
        }
        if let doubt = Self.doubt(map, script, place) { doubts.insert(doubt, at: 0) }
        self.names = names
        self.contents = contents
        self.doubts = doubts
    }

    /// Whether a map is of another version of its script.
    private static func doubt(_ map: SourceMap, _ script: PortalScript, _ place: Place) -> String? {
        let lines = SourceLines(script.source)
        if let end = map.end {
            guard let line = lines.line(end.line), end.column <= line.count + 1 else {
                return
                    "it speaks of line \(end.line), column \(end.column) of the script, which ends "
                    + "before that"
            }
        }
        guard let made = place.changed, case .file(let path, _) = script.origin,
            let changed = PortalFile.changed(path), changed > made + tolerance
        else { return nil }
        return "the script was changed after the map was made"
    }

    private static func lineCount(_ text: String) -> Int {
        var count = 1
        for byte in text.utf8 where byte == 0x0A { count += 1 }
        return count
    }

    /// Where a place of the script comes from.
    package func original(_ location: SourceLocation) -> (location: SourceLocation, source: Int)? {
        guard let original = map.original(line: location.line, column: location.column),
            let name = names[original.source]
        else { return nil }
        let column = location.column == nil ? nil : original.column
        return (
            SourceLocation(file: name, line: original.line, column: column), original.source
        )
    }
}

extension ScriptMap {
    /// Where a map was found.
    struct Place {
        let bytes: [UInt8]
        /// The map's file; the script's if the map is in it. Nil if that has none.
        let path: String?
        /// The same as reports name it.
        let name: String
        let root: String
        /// When the map's file was changed last; nil if it has none of its own.
        let changed: Int?
        /// "the source map 'a.js.map'".
        let words: String

        init(of script: PortalScript, url: String) throws(Failure) {
            let shown = "'\(SafeText.oneLine(String(url.unicodeScalars.prefix(80))))'"
            if url.utf8.prefix(5).elementsEqual("data:".utf8) {
                guard let data = DataURL(url: url) else {
                    throw Failure(
                        message: "the source map in the script cannot be read: it is no data: URL")
                }
                bytes = data.body
                name = script.name
                changed = nil
                words = "the source map in the script"
                if case .file(let path, let root) = script.origin {
                    self.path = path
                    self.root = root ?? PortalScript.Origin.root(of: path)
                } else {
                    path = nil
                    root = ""
                }
                return
            }
            let isElsewhere = Self.hasScheme(url) || url.hasPrefix("//")
            guard !isElsewhere, case .file(let file, let given) = script.origin else {
                throw Failure(
                    message: "the source map \(shown) is not read: maps come from the portal's own "
                        + "folder, never over the network")
            }
            let root = given ?? PortalScript.Origin.root(of: file)
            let bare = url.utf8.prefix { $0 != 0x3F && $0 != 0x23 }
            let encoded = String(decoding: Array(bare), as: UTF8.self)
            guard let mapFile = encoded.removingPercentEncoding, !mapFile.utf8.contains(0) else {
                throw Failure(message: "the source map \(shown) is not read: its URL is none")
            }
            words = "the source map \(shown)"
            let isOfRoot = mapFile.hasPrefix("/")
            let path = Paths.joined(
                isOfRoot ? root : Paths.folder(of: file), isOfRoot ? "." + mapFile : mapFile)
            name = isOfRoot ? path : Paths.joined(Paths.folder(of: script.name), mapFile)
            self.path = path
            self.root = root
            do throws(PortalFile.Refusal) {
                let contents = try PortalFile.read(path, below: root, most: SourceMap.mostBytes)
                bytes = contents.bytes
                changed = contents.changed
            } catch {
                throw Failure(message: "\(words) is not read: \(error.words)")
            }
        }

        /// Whether a text begins with a scheme (RFC 3986, section 3.1).
        static func hasScheme(_ text: String) -> Bool {
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
            let scheme = text.utf8[..<colon]
            return !scheme.isEmpty
                && scheme.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
                        UInt8(ascii: "-"), UInt8(ascii: "."):
                        true
                    default: false
                    }
                }
        }
    }
}
