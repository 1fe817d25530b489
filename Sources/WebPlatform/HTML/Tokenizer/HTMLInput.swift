/// The input stream of a parse (HTML, section 13.2.3.5): what came from the network, and before it
/// what scripts wrote.
///
/// Text that a script writes goes in at the insertion point. So each script that runs has a piece of
/// its own on top of the rest, which is read first; the insertion point is the end of that piece.
struct HTMLInput: ~Copyable {
    /// The pieces; the last is read first, the first is the network's.
    private(set) var pieces: [Piece] = [Piece(isSource: true)]
    /// Whether no more comes behind what is there.
    private(set) var hasEnded = false
    /// The offsets at which the lines of the source begin.
    private(set) var lineStarts = GrowingBuffer<Int32>(capacity: 64)
    /// How many units of the source were read and let go.
    private var discarded = 0

    init() { lineStarts.append(0) }

    /// The piece that is read.
    @inline(__always)
    var top: Piece { pieces[pieces.count - 1] }

    /// The place of a position in the top piece: its offset in the source, -1 for written text.
    @inline(__always)
    func place(_ piece: Piece, at position: Int) -> Int32 {
        piece.isSource ? Int32(truncatingIfNeeded: discarded + position) : -1
    }

    /// What there is to read where the top piece is read to its end.
    mutating func refill() -> Refill {
        while pieces.count > 1, top.isAtEnd {
            if top.isWritable { return .waits }
            pieces.removeLast()
        }
        if !top.isAtEnd { return .hasMore }
        return hasEnded && !top.isWritable ? .ends : .waits
    }

    enum Refill { case hasMore, waits, ends }

    // MARK: Text that comes in

    mutating func feed(_ text: UnsafeBufferPointer<UInt16>) {
        let source = pieces[0]
        if source.position > 1 << 20, source.position * 2 > source.units.count {
            discarded += source.position
            source.discardRead()
        }
        let old = source.units.count
        source.append(text)
        for index in old..<source.units.count where source.units.base[index] == 0x0A {
            lineStarts.append(Int32(truncatingIfNeeded: discarded + index + 1))
        }
    }

    /// Inserts at the insertion point; without one the text goes to the end of the source.
    mutating func write(_ text: UnsafeBufferPointer<UInt16>) {
        guard let piece = pieces.last(where: \.isWritable) else {
            // The document is one that a script makes: its text is no source with lines.
            pieces[0].isSource = false
            pieces[0].append(text)
            return
        }
        piece.append(text)
    }

    mutating func end() { hasEnded = true }

    // MARK: Insertion points

    /// A script begins to run: what it writes is read before all that is there.
    mutating func enterScript() {
        let piece = Piece(isSource: false)
        piece.isWritable = true
        pieces.append(piece)
    }

    /// The innermost script has run.
    mutating func leaveScript() { pieces.last(where: \.isWritable)?.isWritable = false }
}

extension HTMLInput {
    /// Some text of the input, and how far it was read.
    final class Piece {
        @exclusivity(unchecked) fileprivate(set) var units = GrowingBuffer<UInt16>(capacity: 64)
        var position = 0
        fileprivate(set) var isSource: Bool
        /// Whether the insertion point of a running script is at its end.
        fileprivate(set) var isWritable = false
        private var endsWithReturn = false

        init(isSource: Bool) { self.isSource = isSource }

        var isAtEnd: Bool { position == units.count }

        fileprivate func discardRead() {
            units.removeFirst(position)
            position = 0
        }

        /// Appends with newlines normalized (Infra, section 4.7): CR LF and CR become LF.
        fileprivate func append(_ text: UnsafeBufferPointer<UInt16>) {
            guard !text.isEmpty, var from = text.baseAddress else { return }
            let end = from + text.count
            if endsWithReturn, from.pointee == 0x0A { from += 1 }
            endsWithReturn = text[text.count - 1] == 0x0D
            if isAtEnd, !isSource {
                units.truncate(to: 0)
                position = 0
            }
            units.reserve(end - from)
            while from < end {
                var to = from
                while to < end, to.pointee != 0x0D { to += 1 }
                units.append(from, count: to - from)
                guard to < end else { return }
                units.append(0x0A)
                from = to + 1
                if from < end, from.pointee == 0x0A { from += 1 }
            }
        }
    }
}
