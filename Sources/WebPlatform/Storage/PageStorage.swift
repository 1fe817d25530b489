/// What pages of one session keep: both survive a relaunch of the portal, because the app keeps its
/// WebView, and with it the browsing session.
public final class PageStorage {
    /// Which of the two a page means.
    public enum Kind: Int, CaseIterable, Sendable {
        /// `localStorage`.
        case local
        /// `sessionStorage`.
        case session
    }

    /// `localStorage` of every origin ("https://host:port").
    public var local: [String: StorageArea]
    /// `sessionStorage` of every origin.
    public var session: [String: StorageArea] = [:]

    /// Begins with what earlier runs left in `localStorage`.
    public init(local: [String: StorageArea] = [:]) {
        self.local = local
    }

    /// The area of an origin, to be read and changed in its place.
    public subscript(kind: Kind, origin: String) -> StorageArea {
        _read {
            switch kind {
            case .local: yield local[origin, default: StorageArea()]
            case .session: yield session[origin, default: StorageArea()]
            }
        }
        _modify {
            switch kind {
            case .local: yield &local[origin, default: StorageArea()]
            case .session: yield &session[origin, default: StorageArea()]
            }
        }
    }
}
