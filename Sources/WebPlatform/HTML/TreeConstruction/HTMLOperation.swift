/// The operations that a run hands out, and the words that follow each; the side that has the tree
/// applies them in their order.
///
/// A node is named by its number: 0 is the document or the root of a fragment, each `element` takes
/// the next. A parent of -1 and below is the contents of the template with the complement's number.
/// A text is an offset in the run's text and a length; a place an offset in the source, -1 for none.
public enum HTMLOperation: Int32, Sendable {
    /// parent, 4 x name + namespace, place, place behind the tag, flags, count of attributes; for
    /// each its name, offset, length, place, place of the value.
    case element = 1
    /// parent, offset, length, place, flags: joined with text that is the parent's last child.
    case text = 2
    /// parent, offset, length, place, flags.
    case comment = 3
    /// parent, node: removed from where it is first.
    case append = 4
    /// table, parent to take where the table has none, node: put before the table.
    case foster = 5
    /// table, parent to take where the table has none, offset, length, place.
    case fosterText = 6
    /// from, to.
    case moveChildren = 7
    /// node.
    case remove = 8
    /// node: it was popped off the stack of open elements.
    case popped = 9
    /// offset and length of the name, of the public and of the system identifier, place.
    case doctype = 10
    /// 0, 1 for limited quirks, 2 for quirks.
    case quirks = 11
    /// node, count of attributes, attributes: those it lacks are added.
    case merge = 12
    /// node, form.
    case form = 13
    /// offset, length: the next number of a name.
    case name = 14
    /// host, template, flags: 1 closed, 2 delegates focus, 4 clonable, 8 serializable.
    case shadow = 15
    /// node: a script that never runs, since the input ended in it.
    case scriptStarted = 16

    /// The parent of an element that is made, but put nowhere yet.
    public static let noParent = Int32.max
    /// The flag of a node that goes to its parent's parent: elements are nested too deep.
    public static let isTooDeep: Int32 = 1
    /// The flag of an element whose tag had an attribute twice: it is not nonceable (CSP 3, section 6.7.3.1).
    public static let hasDropped: Int32 = 2
}

extension HTMLParser {
    /// The names that operations give by their numbers, in order; after them come the eleven
    /// adjusted foreign attributes, then the names of the `name` operations.
    public static var nameTable: [String] { HTMLNames.tableWords }
}
