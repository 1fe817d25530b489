import MobilePlans
import Testing

@Suite struct CallbackPayloadTests {
    @Test(arguments: [
        (
            CallbackPayload.registration(.home, iccid: "8988"),
            #"{"networkRegistrationState":"home","iccid":"8988"}"#
        ),
        (
            .registration(.none, iccid: ""), #"{"networkRegistrationState":"none","iccid":""}"#
        ),
        (
            .activation(.success, iccid: "8988"),
            #"{"activationResult":"success","iccid":"8988"}"#
        ),
        (
            .activation(.invalidJson, iccid: "a\"b\\c"),
            #"{"activationResult":"invalidJson","iccid":"a\"b\\c"}"#
        ),
    ])
    func `spec section 5, a callback gets exactly two members`(
        payload: CallbackPayload, json: String
    ) {
        #expect(payload.json == json)
    }
}
