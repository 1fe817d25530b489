/// The operations that the XML parser hands out, and the words that follow each. An element that is
/// begun is the parent of what follows until its `end`.
///
/// A text is an offset in the result's text and a length; a name is the number of a `string`
/// operation, from 1; 0 is no namespace or no prefix.
public enum XMLOperation: Int32, Sendable {
    /// prefix, local name, namespace, place, count of attributes; for each its prefix, local name,
    /// namespace, offset, length, place of the value.
    case begin = 1
    case end = 2
    /// offset, length, place.
    case text = 3
    /// offset, length, place.
    case cdata = 4
    /// offset, length, place.
    case comment = 5
    /// offset and length of the target and of the data, place.
    case instruction = 6
    /// offset and length of the name, of the public and of the system identifier, place.
    case doctype = 7
    /// offset, length: the next number of a name.
    case string = 8
}

/// What is not well-formed (XML 1.0, section 2.1; Namespaces in XML, section 7), and where.
public struct XMLParsingError: Error, Equatable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column in UTF-16 code units, from 1.
    public let column: Int
    /// What is wrong, in a few words.
    public let message: String
}
