internal import ScriptEngine
internal import WebPlatform

/// The Swift half of html/xml.js (XML 1.0).
final class XMLFeature: PageFeature {
    /// Text and error of the last parse, until they are fetched.
    private var text: [UInt16] = []
    private var message = ""

    init(in page: Page) {}

    static let host = HostInterface(
        of: XMLFeature.self,
        [
            // (text) -> words of 32 bits: line and column of an error or 0, length of the text, count
            // of words of operations, operations
            .init("xml.parse", [.string], returns: .bytes) { feature, call in
                feature.keep(XMLTreeParser.parse(call.utf16(0)))
            },
            // (text, the prefixes in scope and their namespaces, U+0000 behind each)
            .init("xml.fragment", [.string, .string], returns: .bytes) { feature, call in
                feature.keep(
                    XMLTreeParser.parseFragment(call.utf16(0), namespaces: pairs(call.utf16(1))))
            },
            // () -> the text of the last parse
            .init("xml.text", returns: .string) { feature, _ in
                defer { feature.text = [] }
                return .utf16(feature.text)
            },
            // () -> what was not well-formed
            .init("xml.message", returns: .string) { feature, _ in .string(feature.message) },
        ])

    private func keep(_ output: XMLTreeParser.Output) -> HostResult {
        text = output.text
        message = output.error?.message ?? ""
        let words =
            [
                Int32(output.error?.line ?? 0), Int32(output.error?.column ?? 0),
                Int32(output.text.count), Int32(output.operations.count),
            ] + output.operations
        return .bytes(words.withUnsafeBytes { [UInt8]($0) })
    }

    private static func pairs(
        _ units: [UInt16]
    ) -> [(prefix: [UInt16], namespace: [UInt16])] {
        let parts = units.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
        return stride(from: 0, to: parts.count - 1, by: 2).map { (parts[$0], parts[$0 + 1]) }
    }
}
