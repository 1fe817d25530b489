/// A script as a page runs it.
public struct ScriptSource: Sendable {
    /// The name that its places carry: a file's path, a URL, or nothing.
    public var name: String
    /// Its text, unchanged.
    public var text: String
    /// The line of its first character in the file.
    public var line = 1
    /// The column of its first character, in UTF-16 code units.
    public var column = 1
    /// Where it stands in the page's document, in UTF-16 code units; nil for a file of its own.
    public var offset: Int?
    /// That document.
    public var document: PageDocument?
    /// Whether it is a module, whose names are no properties of the global object.
    public var isModule = false

    /// Makes a script of a file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
