/// Words that an answer may contain, in one language, besides those for yes and no.
///
/// **Shape**: lower case, without accents.
package struct AnswerWords: Sendable, Equatable {
    /// Names of days near today and how far away they are. **Units**: days, negative for the past.
    package let nearDays: [String: Int]
    /// Words in a date to ignore, such as the endings of ordinals.
    package let inDates: Set<String>
    /// Words between a date and the time of day.
    package let beforeTimes: Set<String>
}
