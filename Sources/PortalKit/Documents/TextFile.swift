public import FoundationEssentials
internal import Glibc
internal import JSONDocuments

/// Reads files that hold text, and says clearly why one cannot be read.
public enum TextFile {
    /// Why a file was not taken.
    public struct LoadError: Error, Equatable, Sendable, CustomStringConvertible {
        /// The file as the user named it.
        public var path: String
        /// What is wrong and what to do.
        public var message: String

        /// Makes an error.
        public init(path: String, message: String) {
            self.path = path
            self.message = message
        }

        /// `path: error: message`.
        public var description: String { "\(path): error: \(message)" }
    }

    /// The text of a file that is to hold something else than a script.
    ///
    /// - Parameter most: How many bytes it may have.
    static func text(
        of path: String, what: String, most: Int = InputFile.Most.document
    ) throws(LoadError) -> String {
        // A suite reads thousands of small files, so the usual case takes three system calls.
        if let bytes = SmallFile.bytes(of: path), bytes.first == UInt8(ascii: "{"),
            let text = String(validating: bytes, as: UTF8.self)
        {
            return text
        }
        let data = try contents(of: path, most: most)
        return try decode(data, path: path, as: what).text
    }

    /// The text of a file's bytes, by the rules that browsers have for scripts, and the byte order of UTF-16 in
    /// words, if it is that.
    ///
    /// - Throws: `LoadError` for bytes that are no text.
    static func decode(
        _ data: Data, path: String, as what: String
    ) throws(LoadError) -> (text: String, utf16: String?) {
        func fail(_ message: String) -> LoadError { LoadError(path: path, message: message) }
        guard !data.isEmpty else {
            throw fail("the file is empty; expected \(what)")
        }
        for (mark, isBig, words) in [
            ([0xFF, 0xFE], false, "little"), ([0xFE, 0xFF], true, "big"),
        ] as [([UInt8], Bool, String)] where data.starts(with: mark) {
            guard let text = utf16(data.dropFirst(2), isBigEndian: isBig) else {
                throw fail(
                    "the file begins like UTF-16 (\(words)-endian) and is not; save it as UTF-8")
            }
            return (text, words)
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        // Like a browser: the byte order mark is no part of the text.
        let bytes = data.starts(with: mark) ? data.dropFirst(mark.count) : data
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw fail(notUTF8(bytes))
        }
        if let index = text.withUTF8({ $0.firstIndex(of: 0) }) {
            let offset = index + data.count - bytes.count
            throw fail(
                "the file has a NUL byte at offset \(offset), so it is not \(what); "
                    + "was a bundle, an image or UTF-16 text given?")
        }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw fail("the file holds white space only; expected \(what)")
        }
        return (text, nil)
    }

    /// - Parameter orInput: Whether standard input would do as well.
    static func contents(
        of path: String, most: Int, orInput: Bool = false
    ) throws(LoadError) -> Data {
        func fail(_ message: String) -> LoadError { LoadError(path: path, message: message) }
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw fail("no such file\(nearby(path))")
        }
        if isDirectory {
            throw fail("this is a directory; name the script files in it, in their page's order")
        }
        if let kind = InputFile.kind(of: path) {
            throw fail(
                "this is \(kind); expected a file"
                    + (orInput ? ", or '-' to read a script from standard input" : ""))
        }
        do throws(InputFile.Failure) {
            return Data(try InputFile.bytes(of: path, most: most))
        } catch {
            throw fail("the file cannot be read (\(error.words))")
        }
    }

    /// "; did you mean 'x'?" for a path that leads nowhere; empty if nothing near is there.
    package static func nearby(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last else { return "" }
        let folder = parts.dropLast().joined(separator: "/")
        let names =
            (try? FileManager.default.contentsOfDirectory(
                atPath: folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)) ?? []
        return nearest(String(last), names.sortedByCodeUnits())
            .map { "; did you mean '\(folder.isEmpty ? $0 : "\(folder)/\($0)")'?" } ?? ""
    }

    // MARK: - Text

    private static func utf16(_ data: Data, isBigEndian: Bool) -> String? {
        guard data.count % 2 == 0 else { return nil }
        let bytes = Array(data)
        let units = stride(from: 0, to: bytes.count, by: 2).map { index -> UInt16 in
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        return String(validating: units, as: UTF16.self)
    }

    private static func notUTF8(_ bytes: Data) -> String {
        var line = 1
        var column = 1
        // The first place where decoding what came so far goes wrong is the first bad byte.
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue("\n"):
                line += 1
                column = 1
            case .scalarValue: column += 1
            case .emptyInput, .error: break decoding
            }
        }
        let kind = bytes.contains(0) ? "it looks binary" : "save it as UTF-8"
        return "the file is not UTF-8 text: bad byte at line \(line), column \(column); \(kind)"
    }
}
