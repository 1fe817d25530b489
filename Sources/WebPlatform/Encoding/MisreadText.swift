/// Text that is UTF-8 and that a browser reads as something else, since nothing says what it is (HTML, section
/// 13.2.3.2, and 4.12.1 for scripts): its letters beyond ASCII come out wrong.
public enum MisreadText {
    /// Whether bytes are UTF-8 with a letter beyond ASCII, and are read in another encoding.
    public static func isUTF8(_ bytes: [UInt8], readAs encoding: WebEncoding) -> Bool {
        guard encoding != .utf8, bytes.contains(where: { $0 >= 0x80 }) else { return false }
        return String(validating: bytes, as: UTF8.self) != nil
    }
}
