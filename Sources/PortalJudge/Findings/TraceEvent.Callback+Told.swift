internal import JSONDocuments
internal import PortalTrace

extension TraceEvent.Callback {
    /// A member of the JSON that the portal's function was given, if it was called and the member is a text.
    func told(_ member: String) -> String? {
        guard outcome.kind.isCalled, let payload else { return nil }
        return (try? JSONParser.parse(payload, file: "payload"))?[member]?.string
    }
}
