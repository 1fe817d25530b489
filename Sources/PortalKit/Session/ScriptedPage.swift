/// A further page of a portal: the scripts that run where it navigates to a URL.
public struct ScriptedPage: Sendable {
    /// Absolute, or relative to the launch URL.
    public var url: String
    /// What runs there, in order.
    public var scripts: [PortalScript]

    /// Makes a page.
    public init(url: String, scripts: [PortalScript]) {
        self.url = url
        self.scripts = scripts
    }
}
