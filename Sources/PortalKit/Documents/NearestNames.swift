internal import JSONDocuments
internal import PortalTrace

/// The nearest of the known names, or nil.
package func nearest(_ name: String, _ known: some Sequence<String>) -> String? {
    NearestName.suggestion(for: name, among: known)
}
