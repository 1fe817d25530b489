/// The MIME types that a web server gives to files, by the end of their names.
enum FileTypes {
    private static let types: [String: String] = [
        "html": "text/html", "htm": "text/html", "xhtml": "application/xhtml+xml",
        "xml": "application/xml", "js": "text/javascript", "mjs": "text/javascript",
        "cjs": "text/javascript", "json": "application/json", "map": "application/json",
        "webmanifest": "application/manifest+json", "css": "text/css", "txt": "text/plain",
        "md": "text/markdown", "csv": "text/csv", "svg": "image/svg+xml", "png": "image/png",
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
        "avif": "image/avif", "ico": "image/x-icon", "bmp": "image/bmp", "woff": "font/woff",
        "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf", "mp4": "video/mp4",
        "webm": "video/webm", "mp3": "audio/mpeg", "wav": "audio/wav", "ogg": "audio/ogg",
        "pdf": "application/pdf", "wasm": "application/wasm",
    ]

    /// Whether a name is that of a page's file.
    static func isPage(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml")
    }

    /// The type of a file.
    static func type(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
        return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
    }
}
