internal import Glibc

/// Reads memory of this process that may not be there: the system copies it, and says no where a
/// plain read would end the process.
@safe
struct MemoryProbe: ~Copyable {
    /// As many words go through a pipe at once.
    static let mostWords = 32

    private let output: Int32
    private let input: Int32

    /// Nil where the process can have no pipe.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        output = ends[0]
        input = ends[1]
    }

    deinit {
        close(output)
        close(input)
    }

    /// The words at an address; nil where some of them cannot be read.
    func words(at address: UInt, count: Int) -> [UInt]? {
        guard count > 0, count <= Self.mostWords,
            let source = unsafe UnsafeRawPointer(bitPattern: address)
        else { return nil }
        let size = count * MemoryLayout<UInt>.size
        let written = unsafe write(input, source, size)
        guard written > 0 else { return nil }
        var words = [UInt](repeating: 0, count: count)
        let copied = unsafe words.withUnsafeMutableBytes {
            unsafe read(output, $0.baseAddress, written)
        }
        return written == size && copied == size ? words : nil
    }

    /// The word at an address; nil where it cannot be read.
    func word(at address: UInt) -> UInt? { words(at: address, count: 1)?.first }
}
