internal import JSONDocuments
internal import PartnerCenter

/// The published forms of the files, as JSON Schema (draft 2020-12).
package enum DocumentSchemas {
    /// Of `*.case.json`.
    package static var userCase: String { CaseFile.schema }
    /// Of `suite.json`.
    package static var suite: String { CaseFile.suiteSchema }
    /// Of `.portalhost.json`.
    package static var configuration: String { PortalConfiguration.schema }
    /// Of fixture files.
    package static var network: String { NetworkFile.schema }
    /// Of scenario files.
    package static var scenario: String { ScenarioFile.schema }
    /// Of credentials for Partner Center.
    package static var credentials: String { CredentialsFile.schema }
}
