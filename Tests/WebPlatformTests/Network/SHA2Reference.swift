import Foundation

/// Digests by the system's own programs, to compare with.
enum SHA2Reference {
    static func digest(_ bytes: [UInt8], _ kind: String) -> [UInt8]? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(kind)sum")
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        guard (try? process.run()) != nil else { return nil }
        input.fileHandleForWriting.write(Data(bytes))
        try? input.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let digits = Array(text.prefix { $0 != " " })
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...min($0 + 1, digits.count - 1)]), radix: 16)
        }
    }
}
