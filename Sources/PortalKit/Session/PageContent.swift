internal import WebPlatformBridge

/// What a page of a session is made of.
enum PageContent {
    /// Scripts alone.
    case scripts([PortalScript])
    /// A document that was fetched.
    case document(PageDocument)

    /// Whether it has markup.
    var isDocument: Bool { if case .document = self { true } else { false } }
}
