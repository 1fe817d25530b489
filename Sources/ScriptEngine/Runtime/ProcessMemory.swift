internal import Glibc

/// How much memory this process has.
public enum ProcessMemory {
    /// Returns the resident size in bytes, or 0 where it cannot be read.
    public static func residentBytes() -> Int {
        let file = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = unsafe read(file, &buffer, buffer.count)
        guard count > 0 else { return 0 }
        // "size resident shared ...", in pages (proc(5)).
        let fields = buffer.prefix(count).split(separator: UInt8(ascii: " "))
        guard fields.count > 1,
            let pages = Int(String(decoding: fields[1], as: UTF8.self))
        else { return 0 }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
