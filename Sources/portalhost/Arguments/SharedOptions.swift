internal import JSONDocuments
internal import PortalJudge
internal import PortalKit
internal import PortalReports

/// Options that several commands have. Those that open a page take them in groups, so that an option
/// is in all of them or in none.
enum SharedOptions {
    static let call = CommandSpecification.Option(
        name: "--call", value: "NAME|EXPRESSION", isRepeatable: true,
        help: "calls this after loading; a bare name is called without arguments, "
            + "several calls are made one after the other, each when the page has done what is due "
            + "soon and has the answers that it waits for")
    static let actions = CommandSpecification.Option(
        name: "--do", value: "ACTION", isRepeatable: true,
        help: "what the user does with the page, after loading and --call, one after the other: "
            + "click \"Buy\", fill \"E-mail\" \"a@b.c\", press Enter, wait for \"Thank you\"")
    static let edition = CommandSpecification.Option(
        name: "--edition", value: "ID",
        help: "which objects are injected: 2018-11, 2018-12 or 2019-05 (default, 'all': those of "
            + "the edition that the portal names objects of)")
    static let scenario = CommandSpecification.Option(
        name: "--scenario", value: "PRESET|FILE",
        help: "the world around the portal: a preset ('portalhost presets' lists them) or a "
            + "scenario file (default: the preset 'default')")
    static let url = CommandSpecification.Option(
        name: "--url", value: "URL",
        help: "the portal's launch URL (default: the scenario's, with its launch parameters)")
    static let siteRoot = CommandSpecification.Option(
        name: "--site-root", value: "FOLDER",
        help: "the folder that is served as the site of a page (default: the page's own folder)")
    static let target = CommandSpecification.Option(
        name: "--target", value: "webview|modern",
        help:
            "webview (default) hides the built-ins that the app's WebView (EdgeHTML 18) lacks, and what "
            + "it cannot parse is an error; modern is a browser of today")
    static let network = CommandSpecification.Option(
        name: "--network", value: "FILE|FOLDER", isRepeatable: true,
        help: "what servers answer: fixture files (default: network.json and network/ beside the "
            + "scripts; 'portalhost schema network' describes them)")
    static let allowNet = CommandSpecification.Option(
        name: "--allow-net", value: "HOST[:PORT]", isRepeatable: true,
        help:
            "asks this host for real where no fixture answers; '*.example.com' is every host below "
            + "(an exchange takes 50 ms of virtual time, however long it really takes)")
    static let record = CommandSpecification.Option(
        name: "--record", value: "FILE",
        help: "writes the answers of real hosts as fixtures, without secrets")
    static let noSourceMaps = CommandSpecification.Option(
        name: "--no-source-maps",
        help:
            "leaves places in the shipped scripts, whatever the source maps beside or in them say")
    static let timeLimit = CommandSpecification.Option(
        name: "--time-limit", value: "SECONDS",
        help: "processor time that script code may take (default 10); waiting is not counted")
    static let memoryLimit = CommandSpecification.Option(
        name: "--memory-limit", value: "MIB",
        help: "how much the scripts may make the process grow (default 512)")

    static let until = CommandSpecification.Option(
        name: "--until", value: "TIME",
        help: "ends a run at this virtual time, such as 10m or 3h, whatever goes on (default: when "
            + "nothing is left, or for an hour only polls, clocks and the like)")

    static let storage = CommandSpecification.Option(
        name: "--storage", value: "FILE.json",
        help:
            "reads localStorage from the file, if it is there; run and debug write it back at the end"
    )
    static let realRandom = CommandSpecification.Option(
        name: "--real-random",
        help: "crypto gives other random numbers in every run (default: always the same ones)")

    static let quiet = CommandSpecification.Option(
        name: "-q", help: "shows only what is wrong, and the last line")
    static let verbose = CommandSpecification.Option(
        name: "-v", help: "shows everything: the whole timeline, in full")

    /// How much a command says to people.
    static let detail = [verbose, quiet]

    /// Reads how much is said.
    static func detail(_ arguments: ParsedArguments) throws(CommandFailure) -> ReportDetail {
        let (all, little) = (arguments.has(verbose.name), arguments.has(quiet.name))
        if all, little {
            throw .usage("-v shows more and -q less; give one of them", command: arguments.command)
        }
        return all ? .everything : little ? .findings : .usual
    }

    static let printConfiguration = CommandSpecification.Option(
        name: "--print-config",
        help: "shows what is run, after .portalhost.json and the command line, and runs nothing")

    /// What every command that opens a portal takes: which one, in which world, what is done with it,
    /// and what answers its requests.
    static let portal =
        [call, actions, edition, scenario, url, siteRoot, PageOption.page] + servers
        + [record, target, storage, realRandom, noSourceMaps] + files + limits
    /// Who answers requests.
    static let servers = [PartnerOption.partnerCenter] + TokenSource.options + [network, allowNet]
    /// Where files are looked for, and what they are called.
    static let files = [RootOption.root, printConfiguration]
    /// What scripts may use.
    static let limits = [until, timeLimit, memoryLimit]

    /// What `--until` says, in virtual milliseconds; nil if it was not given.
    static func chosenEnd(_ arguments: ParsedArguments) throws(CommandFailure) -> Int? {
        guard let text = arguments.value(until.name) else { return nil }
        guard let time = TimeText.milliseconds(text) else {
            throw .usage(
                "expected a time such as 500ms, 3s, 10m, 1h or 2d for --until, found '\(text)'",
                command: arguments.command)
        }
        return time
    }

    /// What `--target` says, if it was given.
    static func chosenTarget(
        _ arguments: ParsedArguments
    ) throws(CommandFailure) -> RunOptions.Target? {
        guard arguments.has(target.name) else { return nil }
        return try arguments.choice(
            target.name, RunOptions.Target.allCases.map { ($0.rawValue, $0) }, default: .webView)
    }

    /// What a configuration is, for help pages.
    static let configurationNote =
        "\(PortalConfiguration.fileName) beside the portal, or in a folder above it inside the "
        + "repository, can say: page, scripts, calls, do, edition, target, scenario, network, pages, url, "
        + "notificationHost, rules, root. The command line goes first; --call and --do take the place of "
        + "calls and do. 'portalhost schema config' describes the file."
}
