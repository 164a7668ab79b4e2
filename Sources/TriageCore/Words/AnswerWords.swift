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
    /// Words by which something was some time ago.
    package let ago: Set<String>
    /// Words by which something is some time ahead.
    package let ahead: Set<String>
    /// Words for a single one of a unit.
    package let one: Set<String>
    /// Units of time in the forms that they take after a number.
    package let units: [String: Unit]

    /// A unit in which people say how long ago something was.
    package enum Unit: Sendable, Equatable {
        case minute, hour, day, week, month, year
    }
}
