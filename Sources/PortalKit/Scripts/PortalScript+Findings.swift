extension Sequence<Finding> {
    /// The same findings, each with a file: those without a place are about the portal's
    /// page or first script.
    ///
    /// - Parameter name: What the portal is called, where it has no script.
    public func about(_ scripts: [PortalScript], named name: String? = nil) -> [Finding] {
        map { finding in
            guard finding.shownFile == nil else { return finding }
            var finding = finding
            finding.file = scripts.mainFile ?? name
            return finding
        }
    }
}
