/// The size of an image, read from the first bytes of its file: PNG, GIF, JPEG, WebP, AVIF, BMP, ICO or SVG.
public struct ImageSize: Equatable, Sendable {
    /// In pixels.
    public let width: Int
    /// In pixels.
    public let height: Int

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Reads it; nil where the file is none of these.
    public init?(of bytes: [UInt8]) {
        func big(_ at: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
        }
        func little(_ at: Int, _ count: Int) -> Int {
            (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
        }
        func has(_ text: String, at start: Int) -> Bool {
            bytes.count >= start + text.utf8.count && zip(text.utf8, bytes[start...]).allSatisfy(==)
        }
        if has("PNG", at: 1), bytes.count >= 24 {
            (width, height) = (big(16, 4), big(20, 4))
        } else if has("GIF8", at: 0), bytes.count >= 10 {
            (width, height) = (little(6, 2), little(8, 2))
        } else if has("RIFF", at: 0), has("WEBPVP8X", at: 8), bytes.count >= 30 {
            (width, height) = (little(24, 3) + 1, little(27, 3) + 1)
        } else if has("RIFF", at: 0), has("WEBPVP8L", at: 8), bytes.count >= 25 {
            let bits = little(21, 4)
            (width, height) = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        } else if has("RIFF", at: 0), has("WEBPVP8 ", at: 8), bytes.count >= 30 {
            (width, height) = (little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF)
        } else if has("ftypavif", at: 4) || has("ftypavis", at: 4), let box = Self.extents(bytes) {
            (width, height) = (big(box + 8, 4), big(box + 12, 4))
        } else if has("BM", at: 0), bytes.count >= 26 {
            (width, height) = (little(18, 4), little(22, 4))
        } else if bytes.starts(with: [0, 0, 1, 0]) || bytes.starts(with: [0, 0, 2, 0]),
            bytes.count >= 22
        {
            (width, height) = (
                bytes[6] == 0 ? 256 : Int(bytes[6]), bytes[7] == 0 ? 256 : Int(bytes[7])
            )
        } else if bytes.starts(with: [0xFF, 0xD8]), let frame = Self.frame(bytes) {
            (height, width) = (big(frame + 5, 2), big(frame + 7, 2))
        } else if let size = SVGImageSize.read(bytes) {
            self = size
        } else {
            return nil
        }
    }

    /// Where the "image spatial extents" of an AVIF file are.
    private static func extents(_ bytes: [UInt8]) -> Int? {
        (0..<max(min(bytes.count, 4096) - 16, 0)).first {
            bytes[$0..<$0 + 4].elementsEqual("ispe".utf8)
        }
    }

    /// Where the "start of frame" of a JPEG file is.
    private static func frame(_ bytes: [UInt8]) -> Int? {
        var at = 2
        while at + 9 < bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) { return at }
            at += 2 + (Int(bytes[at + 2]) << 8 | Int(bytes[at + 3]))
        }
        return nil
    }
}
