internal import MobilePlans

extension RunOptions {
    /// Takes a page as the portal that is run.
    public mutating func open(_ input: PortalInput) {
        switch input {
        case .scripts: break
        case .site(let site): self.site = site
        case .url(let url):
            opensURL = true
            if self.url == nil { scenario.launch.portal = url }
        }
    }
}
