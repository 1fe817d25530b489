package import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// The form of a scenario file: one table for reading, writing and the JSON Schema.
package enum ScenarioShapes {
    static let scenario = Shape<Scenario>(
        "scenario", "The world that a portal runs in; what is left out is as in the preset.",
        [
            .nested("device", \.device, device, "the PC"),
            .nested("app", \.app, app, "the Mobile Plans app"),
            .nested("servers", \.servers, servers, "the operator's servers"),
            .nested("network", \.network, network, "internet access and the mobile network"),
            .nested("user", \.user, user, "the person at the PC"),
            .nested("launch", \.launch, launch, "how the portal is opened"),
            Field(
                "activation", \.forcedActivation, .optional(.choice),
                "what every activation ends with, whatever its causes"),
            timeline,
        ])

    // MARK: - Device

    static let device = Shape<Device>(
        "device", "The PC.",
        [
            .nested("eSIM", \.eSIM, eSIM, base: EUICC(), "the eUICC; null if there is none"),
            Field("physicalSIM", \.physicalSIM, .optional(.text), "ICCID of the physical SIM"),
            Field("imei", \.imei, .text, "15 digits"),
            .nested("modem", \.modem, modem, base: Modem(), "the modem; null if there is none"),
            Field("lpa", \.lpa, .choice, "how the local profile assistant does"),
        ])

    static let modem = Shape<Modem>(
        "modem", "The cellular modem.",
        [
            Field(
                "technologies", \.technologies, .list(of: .text),
                "what it can do, such as \"3G\", \"LTE\", \"5G\"")
        ])

    static let eSIM = Shape<EUICC>(
        "eSIM", "The eUICC and the profiles on it.",
        [
            Field("eid", \.eid, .text, "32 digits"),
            Field("capacity", \.capacity, .integer(0...64), "how many profiles have room"),
            Field(
                "profiles", \.profiles, .list(of: .object(profile, base: Profile(iccid: ""))),
                "what is on it"),
            Field("state", \.state, .choice, "how the chip does"),
            Field(
                "confirmationCodes", \.confirmationCodes, .choice,
                "whether the user is asked for confirmation codes"),
        ])

    static let profile = Shape<Profile>(
        "profile", "A profile on the eUICC.",
        [
            Field("iccid", \.iccid, .text, isRequired: true, "18 to 20 digits"),
            Field("state", \.state, .choice, "installed, enabled or disabled"),
            Field("ours", \.isOperators, .bool, "whether it is one of the portal's operator"),
            Field("class", \.profileClass, .choice, "what kind of profile it is"),
            Field("rules", \.rules, .list(of: .choice), "what its operator forbids"),
        ])

    // MARK: - Servers

    static let servers = Shape<Servers>(
        "servers", "The operator's servers.",
        [
            Field(
                "smdpPlus", \.smdpPlus, .list(of: .object(smdpPlus, base: SMDPPlus())),
                "the SM-DP+ servers"),
            .nested("smds", \.smds, smds, "the SM-DS"),
        ])

    static let smdpPlus = Shape<SMDPPlus>(
        "smdpPlus", "A server that delivers profiles.",
        [
            Field("address", \.address, .text, "host name; \"*\" answers for all others"),
            Field("state", \.state, .choice, "how it does"),
            Field(
                "profiles", \.profiles, .list(of: .object(serverProfile, base: ServerProfile())),
                "what it holds"),
        ])

    static let serverProfile = Shape<ServerProfile>(
        "serverProfile", "A profile at an SM-DP+.",
        [
            Field(
                "matchingId", \.matchingID, .text,
                "names it in activation codes; \"*\" is a stock that never runs out"),
            Field("iccid", \.iccid, .text, "ICCID; of a stock, that of the first profile"),
            Field("state", \.state, .choice, "where its order stands"),
            Field("eid", \.eid, .optional(.text), "the EID that it is allocated to"),
            Field("authorized", \.isAuthorized, .bool, "whether the device may have it"),
            Field(
                "technology", \.technology, .optional(.text), "what the modem has to be able to do"
            ),
            Field("class", \.profileClass, .choice, "what kind of profile it is"),
            Field("rules", \.rules, .list(of: .choice), "what its operator forbids"),
            Field(
                "confirmationCode", \.confirmationCode, .optional(.text),
                "the confirmation code that it is guarded by"),
            Field(
                "confirmationTries", \.confirmationTries, .integer(0...100),
                "how many wrong confirmation codes are still taken"),
            Field("damaged", \.isDamaged, .bool, "whether its data cannot be installed"),
        ])

    static let smds = Shape<SMDS>(
        "smds", "The server that knows which SM-DP+ holds a profile.",
        [
            Field("state", \.state, .choice, "how it does"),
            Field(
                "events", \.events, .list(of: .object(smdsEvent, base: SMDS.Event())),
                "the profiles that it knows of"),
        ])

    static let smdsEvent = Shape<SMDS.Event>(
        "smdsEvent", "A profile that waits at an SM-DP+.",
        [
            Field("after", \.after, .duration, "when it is registered, from launch on"),
            Field("address", \.address, .text, "the SM-DP+'s host name"),
            Field("matchingId", \.matchingID, .text, "names the profile there"),
        ])

    // MARK: - App, network, user

    static let app = Shape<AppConditions>(
        "app", "The Mobile Plans app.",
        [
            Field(
                "settingsReadable", \.areSettingsReadable, .bool, "whether it can read its settings"
            ),
            Field("lateness", \.lateness, .duration, "how much longer than asked it waits"),
        ])

    static let network = Shape<Network>(
        "network", "Internet access and the mobile network.",
        [
            Field("online", \.isOnline, .bool, "whether servers can be reached"),
            Field(
                "fixtures", schema: FixtureList.listSchema,
                "what servers answer the page: fixtures, and fixture files or folders relative to this "
                    + "file"
            ) { json, network, reading in
                let list = FixtureList.list(json, &reading)
                network.fixtures = list.paths
                network.ownFixtures = list.own
            },
            Field(
                "download", \.downloadTime, .duration, "how long the download of a profile takes"),
            Field(
                "registration", \.registration, .list(of: registrationKind),
                "what the modem reports after an activation, in order"),
        ])

    static let registration = Shape<Network.RegistrationChange>(
        "registration", "One report of the modem.",
        [
            Field("state", \.state, .choice, isRequired: true, "what it reports"),
            Field("after", \.after, .duration, "how long after the report before it"),
        ])

    /// A state alone, or one with its time.
    private static let registrationKind = Kind<Network.RegistrationChange>(
        schema: .either([Kind<NetworkRegistrationState>.choice.schema, .reference("registration")])
    ) { json, reading in
        guard json.members == nil else {
            return Kind.object(registration, base: .init(.home)).read(json, &reading)
        }
        return Kind<NetworkRegistrationState>.choice.read(json, &reading).map { .init($0) }
    } write: {
        registration.write($0)
    }

    static let user = Shape<User>(
        "user", "The person at the PC.",
        [
            Field("consent", \.consent, .choice, "what they say when asked whether to install"),
            Field("notification", \.toast, .choice, "what they do when a profile is ready"),
            Field("answersAfter", \.answersAfter, .duration, "how long they take to answer"),
            Field(
                "confirmationCode", \.confirmationCode, .optional(.text),
                "the confirmation code that they type"),
            Field(
                "confirms", \.confirms, .bool,
                "whether they press \"OK\" in the portal's own dialogs, not \"Cancel\""),
            Field(
                "promptAnswer", \.promptAnswer, .optional(.text),
                "what they type when the portal prompts; null is what it proposes"),
            Field(
                "cancels", \.cancels, .optional(.choice),
                "the step of a download in which they press \"Cancel\""),
        ])

    static let launch = Shape<Launch>(
        "launch", "How the app opens the portal.",
        [
            Field("portal", \.portal, webAddress, "the portal's URL, without launch parameters"),
            Field(
                "notificationHost", \.notificationHost, .optional(.text),
                "the host whose pages may call the app; null is the portal's own"),
            Field("location", \.location, country, "where the user is"),
            Field("market", \.market, country, "region setting of the PC"),
            Field("transactionId", \.transactionID, transactionID, "at most 64 characters"),
            Field("language", \.language, language, "what the header Accept-Language says"),
        ])

    private static let webAddress = Kind<String>.text("an absolute http or https URL") {
        PortalURL.isAbsolute($0) ? nil : "expected an absolute http or https URL, found '\($0)'"
    }

    /// mobile-plans.md, section 2.
    private static let transactionID = Kind<String>.text("a text") { text in
        let count = text.utf16.count
        return count > 64 ? "expected at most 64 characters, found \(count)" : nil
    }

    /// The value of a header (RFC 9110, section 12.5.4).
    private static let language = Kind<String>.text("languages") { text in
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
            ? nil
            : "expected languages such as \"en-US\" or \"de, en;q=0.8\", found "
                + "'\(TraceValue.oneLine(text.shortened(to: 60)))'"
    }

    private static let country = Kind<String>.text("a two-letter country code") { text in
        text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
            ? nil : "expected a two-letter country code such as \"US\", found '\(text)'"
    }

    // MARK: - Changes

    private static var timeline: Field<Scenario> {
        Field(
            "timeline", schema: .list(.reference("timedChange")),
            "what changes by itself as time passes"
        ) { json, scenario, reading in
            let element = Kind<ChangeFile>(schema: .reference(timedChange.name)) { json, reading in
                let file = Kind.object(timedChange, base: ChangeFile()).read(json, &reading)
                if let file, (file.after == nil) == (file.during == nil) {
                    reading.report(
                        "a change of the timeline needs either 'after' or 'during'", at: json.place)
                }
                return file
            } write: { _ in
                .null
            }
            scenario.timeline = (Kind.list(of: element).read(json, &reading) ?? [])
                .map { TimedChange($0.moment, $0.change) }
        }
    }

    /// A change of the world as a file has it.
    struct ChangeFile: Sendable {
        var after: Int?
        var during: DownloadStage?
        var change = ScenarioChange("nothing") { _ in }
        var moment: TimedChange.Moment { during.map { .during($0) } ?? .after(after ?? 0) }
    }

    static let timedChange = Shape<ChangeFile>(
        "timedChange", "A change at a time.",
        [
            Field("after", \.after, .optional(.duration), "when it comes, from launch on"),
            Field(
                "during", \.during, .optional(.choice), "the step of a download with which it comes"
            ),
            Field(
                "change", schema: .reference("scenario"), "what is different from then on",
                read: { json, file, reading in
                    file.change = ScenarioFile.change(json, &reading)
                }),
        ])

    /// What schemas that speak of scenarios have to define.
    package static let definitions: [SchemaDefinition] =
        [
            .init(scenario), .init(device), .init(modem), .init(eSIM), .init(profile),
            .init(servers),
            .init(smdpPlus), .init(serverProfile), .init(smds), .init(smdsEvent), .init(app),
            .init(network), .init(registration), .init(user), .init(launch), .init(timedChange),
        ] + NetworkShapes.definitions
}
