/// The insertion modes (HTML, section 13.2.4.1). "In table text" is no mode here: text of a table is
/// kept until another token comes.
enum HTMLInsertionMode: UInt8, Sendable {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text
    case inTable, inCaption, inColumnGroup, inTableBody, inRow, inCell
    case inSelect, inSelectInTable
    case inTemplate, afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
}
