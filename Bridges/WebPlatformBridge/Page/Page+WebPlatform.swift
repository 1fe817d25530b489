internal import ScriptEngine
public import WebPlatform

/// What the pages of one run share: what the web platform of each stands on.
public struct PageSurroundings {
    /// What a window asks of the app that shows it. Not retained.
    public unowned let client: any WindowClient
    /// What the `Accept-Language` header of the launch says.
    public let languages: String
    /// What requests go over.
    public let network: NetworkSession
    /// What pages keep.
    public let storage: PageStorage
    /// Where random numbers come from.
    public let random: PageRandom
    /// The longest virtual time of the run, in milliseconds since launch.
    public let longestTime: Int

    /// Names them.
    public init(
        client: any WindowClient, languages: String, network: NetworkSession,
        storage: PageStorage, random: PageRandom, longestTime: Int
    ) {
        self.client = client
        self.languages = languages
        self.network = network
        self.storage = storage
        self.random = random
        self.longestTime = longestTime
    }

    /// The same for a page that another one shows.
    func shown(by client: any WindowClient) -> PageSurroundings {
        PageSurroundings(
            client: client, languages: languages, network: network, storage: storage,
            random: random, longestTime: longestTime)
    }
}

extension Page {
    /// The features of the web platform, one a line, in the order in which they put their names into
    /// the global scope.
    public static func webPlatform(_ surroundings: PageSurroundings) -> [FeatureMaker] {
        [
            TimersFeature.init(in:),
            TimeFeature.init(in:),
            ErrorsFeature.init(in:),
            globals(surroundings.languages),
            ConsoleFeature.init(in:),
            TasksFeature.init(in:),
            ObjectsFeature.init(in:),
            URLFeature.init(in:),
            {
                WindowFeature(
                    in: $0, client: surroundings.client, languages: surroundings.languages)
            },
            { FetchFeature(in: $0, surroundings.network, until: surroundings.longestTime) },
            { StorageFeature(in: $0, surroundings.storage) },
            { CryptoFeature(in: $0, random: surroundings.random) },
            EncodingFeature.init(in:),
            CompressionFeature.init(in:),
            FilesFeature.init(in:),
            CanvasFeature.init(in:),
            HTMLFeature.init(in:),
            XMLFeature.init(in:),
            { DocumentFeature(in: $0, cookies: surroundings.network.cookies) },
            { PolicyFeature(in: $0, surroundings.network) },
            ScriptsFeature.init(in:),
            { ResourcesFeature(in: $0, surroundings.network) },
            UserFeature.init(in:),
            { ModulesFeature(in: $0, surroundings.network) },
            { FramesFeature(in: $0, surroundings) },
        ]
    }

    private static func globals(_ languages: String) -> FeatureMaker {
        { page throws(ScriptFailure) in try GlobalsFeature(in: page, languages: languages) }
    }
}
