internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PortalTrace
internal import WebFormats
internal import WebPlatform

/// The bytes of an answer as a fixture file gives them.
struct FixtureBody: Sendable {
    var bytes: [UInt8]
    /// The `Content-Type` where the headers say none.
    var type: String?

    static func json(_ json: PlacedJSON, _ reading: inout DocumentReading) -> FixtureBody? {
        FixtureBody(
            bytes: Array(json.plain.javaScriptText().utf8), type: "application/json")
    }

    static func text(_ json: PlacedJSON, _ reading: inout DocumentReading) -> FixtureBody? {
        Kind.text.read(json, &reading).map {
            FixtureBody(bytes: Array($0.utf8), type: "text/plain;charset=UTF-8")
        }
    }

    static func base64(_ json: PlacedJSON, _ reading: inout DocumentReading) -> FixtureBody? {
        guard let text = Kind.text.read(json, &reading) else { return nil }
        guard let bytes = ForgivingBase64.decode(text.utf8) else {
            reading.report("the text is no Base64", at: json.place)
            return nil
        }
        return FixtureBody(bytes: bytes, type: nil)
    }

    /// A file in the folder of the fixture file, or below it.
    static func file(_ json: PlacedJSON, _ reading: inout DocumentReading) -> FixtureBody? {
        guard let name = Kind.text.read(json, &reading) else { return nil }
        let shown = TraceValue.oneLine(name)
        let folder = reading.folder
        let path = Paths.joined(folder, name)
        guard !name.hasPrefix("/"), !Paths.joined("", name).hasPrefix("..") else {
            reading.report(
                "'\(shown)' leads out of the fixture file's folder; a body's file is beside it",
                at: json.place)
            return nil
        }
        guard let real = realPath(path) else {
            reading.report("there is no file '\(shown)' beside this one", at: json.place)
            return nil
        }
        guard let root = realPath(folder.isEmpty ? "." : folder), real.hasPrefix(root + "/") else {
            reading.report(
                "'\(shown)' is a link that leads out of the fixture file's folder", at: json.place)
            return nil
        }
        do throws(InputFile.Failure) {
            let bytes = try InputFile.bytes(of: real, most: InputFile.Most.script)
            return FixtureBody(bytes: bytes, type: type(of: name))
        } catch {
            reading.report("'\(shown)' cannot be read: \(error.words)", at: json.place)
            return nil
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    private static func type(of name: String) -> String {
        let types = [
            "json": "application/json", "txt": "text/plain;charset=UTF-8",
            "html": "text/html;charset=UTF-8", "xml": "application/xml", "csv": "text/csv",
            "js": "text/javascript", "png": "image/png", "jpg": "image/jpeg",
            "svg": "image/svg+xml", "pdf": "application/pdf",
        ]
        let end = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return types[end] ?? "application/octet-stream"
    }
}
