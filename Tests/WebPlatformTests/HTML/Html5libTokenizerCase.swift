import Foundation

@testable import WebPlatform

/// One test of a `.test` file.
struct Html5libTokenizerCase {
    let name: String
    let input: [UInt16]
    let states: [HTMLTokenizer.State]
    let lastStartTag: [UInt16]?
    let expected: [Token]

    enum Token: Equatable {
        case doctype(name: [UInt16]?, publicID: [UInt16]?, systemID: [UInt16]?, isCorrect: Bool)
        case startTag(name: [UInt16], attributes: [[UInt16]: [UInt16]], isSelfClosing: Bool)
        case endTag(name: [UInt16])
        case comment([UInt16])
        case text([UInt16])
    }

    static func parse(_ file: String) throws -> [Self] {
        let bytes = try Html5libData.bytes(file)
        let root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        let tests = (root?["tests"] ?? root?["xmlViolationTests"]) as? [[String: Any]] ?? []
        return tests.map(Self.init)
    }

    init(_ test: [String: Any]) {
        let isEscaped = test["doubleEscaped"] as? Bool ?? false
        func text(_ value: Any?) -> [UInt16]? {
            guard let value = value as? String else { return nil }
            return isEscaped ? Self.unescape(Array(value.utf16)) : Array(value.utf16)
        }
        name = test["description"] as? String ?? ""
        input = text(test["input"]) ?? []
        lastStartTag = text(test["lastStartTag"])
        let states = test["initialStates"] as? [String] ?? ["Data state"]
        self.states = states.map {
            switch $0 {
            case "PLAINTEXT state": .plainText
            case "RCDATA state": .rcdata
            case "RAWTEXT state": .rawText
            case "Script data state": .scriptData
            case "CDATA section state": .cdataSection
            default: .data
            }
        }
        var tokens: [Token] = []
        for value in test["output"] as? [[Any]] ?? [] {
            switch value[0] as? String {
            case "DOCTYPE":
                tokens.append(
                    .doctype(
                        name: text(value[1]), publicID: text(value[2]), systemID: text(value[3]),
                        isCorrect: value[4] as? Bool ?? false))
            case "StartTag":
                var attributes: [[UInt16]: [UInt16]] = [:]
                for (name, value) in value[2] as? [String: String] ?? [:] {
                    attributes[text(name) ?? []] = text(value)
                }
                tokens.append(
                    .startTag(
                        name: text(value[1]) ?? [], attributes: attributes,
                        isSelfClosing: value.count > 3))
            case "EndTag": tokens.append(.endTag(name: text(value[1]) ?? []))
            case "Comment": tokens.append(.comment(text(value[1]) ?? []))
            default: Self.append(text(value[1]) ?? [], to: &tokens)
            }
        }
        expected = tokens
    }

    private static func append(_ text: [UInt16], to tokens: inout [Token]) {
        if case .text(let before) = tokens.last {
            tokens[tokens.count - 1] = .text(before + text)
        } else {
            tokens.append(.text(text))
        }
    }

    private static func unescape(_ text: [UInt16]) -> [UInt16] {
        var result: [UInt16] = []
        var index = 0
        while index < text.count {
            if index + 5 < text.count, text[index] == 0x5C, text[index + 1] == 0x75,
                let unit = UInt16(
                    String(decoding: text[index + 2..<index + 6], as: UTF16.self), radix: 16)
            {
                result.append(unit)
                index += 6
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    func run(_ state: HTMLTokenizer.State, pieceLength: Int? = nil) -> [Token] {
        let tokenizer = HTMLTokenizer()
        tokenizer.state = state
        if let lastStartTag { tokenizer.lastStartTag = tokenizer.names.id(lastStartTag) }
        var tokens: [Token] = []
        var units = input[...]
        while true {
            switch tokenizer.next() {
            case .needsInput:
                if units.isEmpty {
                    tokenizer.input.end()
                    continue
                }
                let piece = Array(units.prefix(pieceLength ?? units.count))
                units = units.dropFirst(piece.count)
                piece.withUnsafeBufferPointer { tokenizer.input.feed($0) }
            case .endOfFile: return tokens
            case .characters: Self.append(Array(tokenizer.text), to: &tokens)
            case .startTag:
                var attributes: [[UInt16]: [UInt16]] = [:]
                for index in 0..<tokenizer.attributes.count {
                    let attribute = tokenizer.attributes[index]
                    attributes[Array(tokenizer.names.text(attribute.name))] = text(
                        attribute.value, tokenizer)
                }
                tokens.append(
                    .startTag(
                        name: Array(tokenizer.names.text(tokenizer.name)), attributes: attributes,
                        isSelfClosing: tokenizer.isSelfClosing))
            case .endTag:
                tokens.append(.endTag(name: Array(tokenizer.names.text(tokenizer.name))))
            case .comment: tokens.append(.comment(text(tokenizer.data, tokenizer) ?? []))
            case .doctype:
                let name = text(tokenizer.data, tokenizer) ?? []
                tokens.append(
                    .doctype(
                        name: name.isEmpty ? nil : name,
                        publicID: text(tokenizer.publicID, tokenizer),
                        systemID: text(tokenizer.systemID, tokenizer),
                        isCorrect: !tokenizer.forcesQuirks))
            }
        }
    }

    private func text(_ span: HTMLSpan?, _ tokenizer: HTMLTokenizer) -> [UInt16]? {
        guard let span else { return nil }
        return Array(
            UnsafeBufferPointer(
                start: tokenizer.side.base + Int(span.offset), count: Int(span.length)))
    }
}
