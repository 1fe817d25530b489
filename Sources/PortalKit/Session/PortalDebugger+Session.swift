extension PortalDebugger {
    /// The session that it leads; nil between runs.
    package var portalSession: PortalSession? { session as? PortalSession }
}
