internal import JSONDocuments
internal import PartnerCenter

/// The published forms of the files, as JSON Schema (draft 2020-12).
public enum DocumentSchemas {
    /// Of `*.case.json`.
    public static var userCase: String { CaseFile.schema }
    /// Of `suite.json`.
    public static var suite: String { CaseFile.suiteSchema }
    /// Of `.portalhost.json`.
    public static var configuration: String { PortalConfiguration.schema }
    /// Of fixture files.
    public static var network: String { NetworkFile.schema }
    /// Of scenario files.
    public static var scenario: String { ScenarioFile.schema }
    /// Of credentials for Partner Center.
    public static var credentials: String { CredentialsFile.schema }
}
