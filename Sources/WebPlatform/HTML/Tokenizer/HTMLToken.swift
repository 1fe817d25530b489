internal import WebFormats

/// Some of the text that goes out beside the operations.
struct HTMLSpan: Equatable, BitwiseCopyable {
    var offset: Int32 = 0
    var length: Int32 = 0
}

/// An attribute of a tag.
struct HTMLAttribute: BitwiseCopyable {
    var name: Int32 = 0
    var value = HTMLSpan()
    /// Where its name stands in the source.
    var place: Int32
    /// Where its value stands; -1 for none.
    var valuePlace: Int32 = -1
}

extension HTMLTokenizer {
    /// What `next` found; the tokenizer's properties have the rest.
    enum Token { case needsInput, characters, startTag, endTag, comment, doctype, endOfFile }

    /// The states of section 13.2.5. The four kinds of raw text share the states of their end tags:
    /// `returnState` tells which it is. States that differ only in the parse errors that they
    /// report are one.
    enum State: UInt8, Sendable {
        case data, rcdata, rawText, scriptData, plainText
        case cdataSection, cdataBracket, cdataEnd
        case tagOpen, endTagOpen, tagName
        case rawLessThan, rawEndTagOpen, rawEndTagName
        case scriptLessThan, scriptEscapeStart, scriptEscapeStartDash
        case scriptEscaped, scriptEscapedDash, scriptEscapedDashDash, scriptEscapedLessThan
        case scriptDoubleEscapeStart, scriptDoubleEscaped, scriptDoubleEscapedDash
        case scriptDoubleEscapedDashDash, scriptDoubleEscapedLessThan, scriptDoubleEscapeEnd
        case beforeAttributeName, attributeName, afterAttributeName, beforeAttributeValue
        case doubleQuotedValue, singleQuotedValue, unquotedValue, afterQuotedValue
        case selfClosingStartTag
        case bogusComment, markupDeclarationOpen, commentStart, commentStartDash, comment
        case commentEndDash, commentEnd, commentEndBang
        case doctype, beforeDoctypeName, doctypeName, afterDoctypeName, doctypeKeyword
        case afterPublicKeyword, beforePublicID, doubleQuotedPublicID, singleQuotedPublicID
        case afterPublicID, betweenIDs
        case afterSystemKeyword, beforeSystemID, doubleQuotedSystemID, singleQuotedSystemID
        case afterSystemID, bogusDoctype
        case characterReference, namedReference, numericReference, hexadecimalStart, hexadecimal
        case decimal

        /// Whether a token under way may have values in the side text.
        var isInsideToken: Bool {
            switch self {
            case .data, .rcdata, .rawText, .scriptData, .plainText: false
            default: true
            }
        }

        /// Whether a character reference here is part of an attribute.
        var isAttributeValue: Bool {
            switch self {
            case .doubleQuotedValue, .singleQuotedValue, .unquotedValue: true
            default: false
            }
        }
    }
}

@inline(__always)
func isASCIISpace(_ unit: UInt16) -> Bool {
    unit == 0x20 || unit == 0x0A || unit == 0x09 || unit == 0x0C || unit == 0x0D
}

@inline(__always)
func isASCIILetter(_ unit: UInt16) -> Bool { (unit | 0x20) &- 0x61 < 26 }

@inline(__always)
func isASCIIAlphanumeric(_ unit: UInt16) -> Bool { isASCIILetter(unit) || unit &- 0x30 < 10 }

@inline(__always)
func asciiLowercased(_ unit: UInt16) -> UInt16 { unit &- 0x41 < 26 ? unit | 0x20 : unit }
