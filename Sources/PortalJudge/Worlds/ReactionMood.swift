/// Whether a portal's words tell of a success or of a failure, as far as a few words of some languages show it.
enum ReactionMood {
    case success, failure
    /// Neither, or both: most texts.
    case unclear

    init(_ words: [String]) {
        let words = words.map { $0.lowercased() }
        let isGood = words.contains { word in Self.good.contains(word) }
        let isBad = words.contains { word in
            Self.bad.contains(word) || Self.badBeginnings.contains(where: word.hasPrefix)
        }
        let isNegated = words.contains { word in Self.negations.contains(word) }
        switch (isGood, isBad) {
        // "Your plan is not ready", "no errors": a word may mean the contrary of what it says.
        case (true, false) where !isNegated: self = .success
        case (false, true) where !isNegated || words.contains(where: Self.regrets.contains):
            self = .failure
        default: self = .unclear
        }
    }

    private static let good: Set<String> = [
        "thank", "thanks", "congratulations", "congrats", "welcome", "enjoy", "success",
        "successful",
        "successfully", "ready", "activated", "active", "installed", "completed", "danke", "dank",
        "erfolgreich", "glückwunsch", "merci", "félicitations", "réussi", "réussie", "gracias",
        "felicidades", "éxito", "obrigado", "obrigada", "sucesso", "grazie", "successo", "bedankt",
        "gelukt",
        "tack", "dziękujemy", "teşekkürler", "спасибо", "ありがとうございます", "谢谢", "감사합니다",
    ]
    private static let bad: Set<String> = [
        "sorry", "error", "errors", "wrong", "unable", "problem", "problems", "oops",
        "unfortunately", "unsuccessful",
        "declined", "rejected", "leider", "fehler", "entschuldigung", "désolé", "désolée", "erreur",
        "échec", "échoué",
        "siento", "lamentablemente", "falló", "fallo", "erro", "desculpe", "falha", "falhou",
        "errore", "spiacenti",
        "fallito", "fallita", "helaas", "fout", "mislukt", "tyvärr", "błąd", "przepraszamy", "hata",
        "ошибка",
        "エラー", "错误", "失败", "오류",
    ]
    private static let badBeginnings = ["fail", "fehlgeschlagen"]
    /// Words that no one negates.
    private static let regrets: Set<String> = [
        "sorry", "oops", "unfortunately", "unable", "leider", "entschuldigung", "désolé", "désolée",
        "siento",
        "lamentablemente", "desculpe", "spiacenti", "helaas", "tyvärr", "przepraszamy",
    ]
    private static let negations: Set<String> = [
        "no", "not", "never", "without", "cannot", "couldn", "wasn", "isn", "hasn", "didn", "don",
        "nicht", "kein",
        "keine", "ohne", "non", "pas", "sans", "sin", "não", "sem", "senza", "niet", "geen",
    ]
}
