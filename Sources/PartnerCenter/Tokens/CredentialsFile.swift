public import JSONDocuments

/// What a file of credentials says: who asks for tokens, and with what (partner-center.md, section
/// 4.1). What it leaves out may come from elsewhere.
public struct CredentialsFile: Sendable {
    /// The identity with which the service is called.
    public enum Access: String, CaseIterable, Sendable {
        /// The application itself.
        case appOnly = "app-only"
        /// The application for a person who signed in.
        case appAndUser = "app-and-user"
    }

    /// The identity with which the service is called.
    public var access = Access.appOnly
    /// The partner's own tenant: a GUID or a domain.
    public var tenant: String?
    /// The application's id.
    public var clientID: String?
    /// The application's secret.
    public var clientSecret: PartnerSecret?
    /// What a consent gave; without it a person signs in with a code.
    public var refreshToken: PartnerSecret?
    /// Who gives out tokens, if that is not the cloud's own authority.
    public var authority: String?
    /// What tokens are asked for, if that is not the service's base address.
    public var audience: String?

    /// Credentials that say nothing yet.
    public init() {}

    /// Whether somebody who reads the file can do something with it.
    public var holdsSecret: Bool { clientSecret != nil || refreshToken != nil }

    /// Reads a file.
    ///
    /// - Parameter file: Its name, for problems.
    /// - Throws: Everything that is wrong with it. No message quotes what may be a secret.
    public init(_ bytes: [UInt8], file: String) throws(DocumentProblems) {
        var reading = DocumentReading(file: file)
        let json: PlacedJSON
        do throws(JSONProblem) {
            json = try JSONParser.parse(bytes, .document)
        } catch {
            // The parser quotes what it found, which may be a token in the wrong file. What only a
            // document must not have (two members of one name) is said of names.
            let isJSON = (try? JSONParser.parse(bytes, .reply)) != nil
            reading.report(
                isJSON
                    ? error.message
                    : "this is no JSON; expected an object such as {\"tenant\": …, \"clientId\": …, "
                        + "\"clientSecret\": …}", at: error.place ?? TextPlace(line: 1, column: 1))
            throw DocumentProblems(all: reading.problems)
        }
        if json.members == nil {
            // What it is instead may be a token.
            reading.report("expected an object", at: json.place)
        } else {
            Self.shape.read(json, into: &self, &reading)
        }
        if access == .appOnly, let token = json["refreshToken"], token.value != .null {
            reading.report(
                "a refresh token is a person's: it needs \"access\": \"app-and-user\"",
                at: token.place)
        }
        guard reading.problems.isEmpty else { throw DocumentProblems(all: reading.problems) }
    }

    /// The JSON Schema of such files.
    public static var schema: String {
        JSONOutput.text(
            SchemaDocument.make(
                title: "Credentials of portalhost for Partner Center", root: "credentials",
                [.init(shape)]))
    }

    // MARK: - Reading

    private static let shape = Shape<CredentialsFile>(
        "credentials",
        "Who asks for tokens of Partner Center, and with what. It holds secrets: its mode is 600.",
        [
            Field(
                "access", \.access, .choice,
                "as whom the service is called: the application itself (app-only, the default), or "
                    + "for a person (app-and-user)"),
            Field(
                "tenant", \.tenant, .present(word("a tenant")),
                "the partner's own tenant, a GUID or a domain; otherwise AZURE_TENANT_ID"),
            Field(
                "clientId", \.clientID, .present(word("a client id")),
                "the application's id; otherwise AZURE_CLIENT_ID"),
            secret(
                "clientSecret", \.clientSecret,
                "the application's secret; for app-only otherwise AZURE_CLIENT_SECRET"),
            secret(
                "refreshToken", \.refreshToken,
                "what a consent gave, for app-and-user; without it a person signs in with a code"),
            Field(
                "authority", \.authority, .present(address),
                "who gives out tokens, if not the cloud's own authority"),
            Field(
                "audience", \.audience, .present(word("an audience")),
                "what tokens are asked for, if not the service's base address"),
        ])

    private static func word(_ what: String) -> Kind<String> {
        .text(what) { text in
            TokenReply.isToken(text) && text.utf8.count <= PartnerLimits.idBytes
                ? nil
                : "expected \(what) of 1 to \(PartnerLimits.idBytes) ASCII characters without spaces"
        }
    }

    private static let address = Kind<String>.text("an https address") { text in
        PartnerCloud.isAddress(text)
            ? nil
            : "expected an address such as \"https://login.microsoftonline.com\" (http is for this "
                + "computer only)"
    }

    /// A member whose value no message shows.
    private static func secret(
        _ name: String,
        _ path: any WritableKeyPath<CredentialsFile, PartnerSecret?> & Sendable,
        _ summary: String
    ) -> Field<CredentialsFile> {
        Field(name, schema: .text, summary) { json, file, reading in
            guard let text = json.string else {
                return reading.report("expected a text, found another value", at: json.place)
            }
            guard TokenReply.isToken(text) else {
                return reading.report(
                    "expected one line of printable ASCII without spaces, not empty", at: json.place
                )
            }
            file[keyPath: path] = PartnerSecret(text)
        }
    }
}
