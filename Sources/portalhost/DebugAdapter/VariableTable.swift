internal import JSONDocuments
internal import PortalKit

/// What the numbers mean by which an editor asks for members of values, until the script goes on.
struct VariableTable {
    /// Something with members.
    enum Container {
        /// Scopes of a frame, as one.
        case scope([RemoteObject], frame: DebugFrame, thisValue: RemoteObject?)
        /// An object, and the expression that gives it, where there is one.
        case object(RemoteObject, expression: String?, frame: DebugFrame?)
        /// Names and texts of our own.
        case list([(name: String, text: String)])
    }

    private var containers: [Container] = []

    /// The number of something with members.
    mutating func add(_ container: Container) -> Int {
        containers.append(container)
        return containers.count
    }

    /// What a number means.
    func container(_ reference: Int) -> Container? {
        reference > 0 && reference <= containers.count ? containers[reference - 1] : nil
    }
}
