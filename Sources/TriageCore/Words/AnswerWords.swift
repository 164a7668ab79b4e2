/// Words that an answer may hold, in one language, beside those for yes and no.
///
/// **Shape**: small letters, without accents.
package struct AnswerWords: Sendable, Equatable {
    /// What days near today are called, and how far away they are. **Units**: days, those past below zero.
    package let nearDays: [String: Int]
    /// Words that stand in a date and say nothing, such as the ends of ordinals.
    package let inDates: Set<String>
    /// Words between a day and the time of the clock.
    package let beforeTimes: Set<String>
}
