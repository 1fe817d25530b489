/// A function that a person wants to be stopped in.
package struct FunctionBreakpoint: Equatable, Sendable {
    /// Its number, by which it is told.
    package let id: Int
    /// The function's name.
    package let name: String
    /// An expression that has to be true at the function's first statement.
    package var condition: String?
    /// How often it has to be reached.
    package var hitCount: DebugBreakpoint.HitCount?

    package init(id: Int, name: String) {
        self.id = id
        self.name = name
    }
}
