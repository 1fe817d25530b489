internal import CZlib

/// A PNG file of 8 bits for red, green, blue and alpha (Portable Network Graphics, sections 5 and 11), made a few rows after
/// the other.
public final class PNGFile {
    private let bytesInRow: Int
    private let codec = CompressionCodec(.pack, .deflate)
    private var start: [UInt8]

    /// Begins a file.
    public init(width: Int, height: Int) {
        bytesInRow = width * 4
        // 8 bits, with alpha; the usual compression and filters, and not interlaced.
        let header = Self.big(width) + Self.big(height) + [8, 6, 0, 0, 0]
        start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
    }

    /// Adds whole rows from top to bottom, four bytes a pixel.
    ///
    /// - Returns: What follows in the file.
    public func add(rows: [UInt8]) -> [UInt8] {
        var filtered: [UInt8] = []
        filtered.reserveCapacity(rows.count + rows.count / max(bytesInRow, 1) + 1)
        var place = 0
        while bytesInRow > 0, place + bytesInRow <= rows.count {
            // Without a filter.
            filtered.append(0)
            filtered += rows[place..<place + bytesInRow]
            place += bytesInRow
        }
        return pack(filtered)
    }

    /// Adds rows of black, transparent or opaque.
    ///
    /// - Returns: What follows in the file.
    public func addBlack(rows: Int, isOpaque: Bool) -> [UInt8] {
        guard isOpaque else {
            return pack([UInt8](repeating: 0, count: rows * (bytesInRow + 1)))
        }
        var bytes = [UInt8](repeating: 0, count: rows * bytesInRow)
        for place in stride(from: 3, to: bytes.count, by: 4) { bytes[place] = 255 }
        return add(rows: bytes)
    }

    /// Ends the file.
    ///
    /// - Returns: The rest of it.
    public func end() -> [UInt8] {
        takeStart() + Self.chunk("IDAT", codec.end().bytes) + Self.chunk("IEND", [])
    }

    private func pack(_ bytes: [UInt8]) -> [UInt8] {
        let packed = codec.take(bytes).bytes
        return takeStart() + (packed.isEmpty ? [] : Self.chunk("IDAT", packed))
    }

    private func takeStart() -> [UInt8] {
        defer { start = [] }
        return start
    }

    private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let checked = Array(type.utf8) + content
        let sum = checked.withUnsafeBufferPointer {
            CZlib.crc32(0, $0.baseAddress, UInt32($0.count))
        }
        return big(content.count) + checked + big(Int(sum))
    }

    private static func big(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
