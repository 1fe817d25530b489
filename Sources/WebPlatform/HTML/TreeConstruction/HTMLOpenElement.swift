/// The namespaces that the parser makes elements in.
public enum HTMLNamespace: Int32, Sendable, BitwiseCopyable {
    /// HTML's.
    case html = 0
    /// SVG's.
    case svg = 1
    /// MathML's.
    case mathML = 2
}

/// An element on the stack of open elements: its number, and what its start tag said.
struct HTMLOpenElement: BitwiseCopyable {
    var handle: Int32
    /// The name of the start tag, before SVG's capitals.
    var name: Int32
    /// The tag; `other` for every element of another namespace than HTML's.
    var tag: HTMLTag
    var namespace: HTMLNamespace
    var traits: HTMLTagTraits

    /// The word by which operations name this element as a parent: a template's contents stand for
    /// it.
    @inline(__always)
    var parentWord: Int32 { tag == .template ? ~handle : handle }
}
