import JSONDocuments
import MobilePlans
import PortalTrace
import Testing

@testable import PortalKit

/// Kinds of values in documents, and what is said of wrong ones: style.md part 4.5.
@Suite struct DocumentKindTests {
    @Test(arguments: [
        ("5", "1:1 expected an object, found 5"),
        ("{\"device\":[]}", "1:11 device: expected an object, found an array"),
        ("{\"device\":null}", "1:11 device: expected an object, found null"),
        ("{\"device\":{\"imei\":1}}", "1:19 device.imei: expected a text, found 1"),
        (
            "{\"device\":{\"physicalSIM\":{}}}",
            "1:26 device.physicalSIM: expected a text, found an object"
        ),
        (
            "{\"network\":{\"online\":\"yes\"}}",
            "1:22 network.online: expected true or false, found 'yes'"
        ),
        ("{\"network\":{\"online\":0}}", "1:22 network.online: expected true or false, found 0"),
        (
            "{\"device\":{\"eSIM\":{\"capacity\":-1}}}",
            "1:31 device.eSIM.capacity: expected a whole number from 0 to 64, found -1"
        ),
        (
            "{\"device\":{\"eSIM\":{\"capacity\":65}}}",
            "1:31 device.eSIM.capacity: expected a whole number from 0 to 64, found 65"
        ),
        (
            "{\"device\":{\"eSIM\":{\"capacity\":1.5}}}",
            "1:31 device.eSIM.capacity: expected a whole number from 0 to 64, found 1.5"
        ),
        (
            "{\"device\":{\"eSIM\":{\"capacity\":1e300}}}",
            "1:31 device.eSIM.capacity: expected a whole number from 0 to 64, found 1e+300"
        ),
        (
            "{\"device\":{\"lpa\":\"work\"}}",
            "1:18 device.lpa: unknown name 'work'; did you mean 'works'?"
        ),
        (
            "{\"device\":{\"lpa\":null}}",
            "1:18 device.lpa: expected one of works, does-not-start, fails-unknown, found null"
        ),
        (
            "{\"device\":{\"modem\":{\"technologies\":\"LTE\"}}}",
            "1:36 device.modem.technologies: expected an array, found 'LTE'"
        ),
        (
            "{\"device\":{\"modem\":{\"technologies\":[\"3G\",4]}}}",
            "1:42 device.modem.technologies[1]: expected a text, found 4"
        ),
        (
            "{\"servers\":{\"smdpPlus\":[{},{\"profiles\":[{\"damaged\":1}]}]}}",
            "1:52 servers.smdpPlus[1].profiles[0].damaged: expected true or false, found 1"
        ),
        (
            "{\"app\":{\"lateness\":15}}",
            "1:20 app.lateness: expected a time such as \"500ms\", \"3s\", \"15m\", \"1h\" or \"2d\", found 15"
        ),
    ])
    func `style 4.5, a value of a wrong kind`(text: String, problem: String) {
        #expect(scenarioProblems(text) == [problem])
    }

    @Test(arguments: [
        ("{\"devices\":{}}", "1:2 unknown member 'devices'; did you mean 'device'?"),
        ("{\"Device\":{}}", "1:2 unknown member 'Device'; did you mean 'device'?"),
        ("{\"device\":{\"esim\":{}}}", "1:12 device: unknown member 'esim'; did you mean 'eSIM'?"),
        (
            "{\"app\":{\"zzz\":1}}",
            "1:9 app: unknown member 'zzz'; known are settingsReadable, lateness"
        ),
        (
            "{\"app\":{\"a\\nb\":1}}",
            "1:9 app: unknown member 'a\\nb'; known are settingsReadable, lateness"
        ),
    ])
    func `style 4.5, an unknown member, and the nearest one`(text: String, problem: String) {
        #expect(scenarioProblems(text) == [problem])
    }

    @Test func `style 4.5, all problems of a file are told, in its order`() {
        let text = """
            {
              "app": { "latenes": "1m", "settingsReadable": 1 },
              "launch": { "market": "us" },
              "wrong": 1
            }
            """
        #expect(
            scenarioProblems(text) == [
                "2:12 app: unknown member 'latenes'; did you mean 'lateness'?",
                "2:49 app.settingsReadable: expected true or false, found 1",
                "3:25 launch.market: expected a two-letter country code such as \"US\", found 'us'",
                "4:3 unknown member 'wrong'; known are preset, description, device, app, servers, "
                    + "network, user, launch, activation, timeline",
            ])
    }

    @Test func `style 4.5, what is required and missing`() {
        #expect(
            scenarioProblems("{\"device\":{\"eSIM\":{\"profiles\":[ {} ]}}}") == [
                "1:33 device.eSIM.profiles[0]: the member 'iccid' is missing"
            ])
        #expect(
            scenarioProblems("{\"network\":{\"registration\":[{\"after\":\"1s\"}]}}") == [
                "1:29 network.registration[0]: the member 'state' is missing"
            ])
    }

    @Test func `style 4.5, editors may name a schema in any object`() {
        #expect(scenarioProblems("{\"$schema\":\"x\",\"app\":{\"$schema\":\"y\"}}").isEmpty)
    }
}
