#include "features/lyrics/sounds/english_forms.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace armonica::features::lyrics {
namespace {

struct Form {
    std::string_view letters, sounds;
};

constexpr Form forms[] = {
    // contractions whose first word changes its sound
    {"don't", "d ow1 n t"},
    {"dont", "d ow1 n t"},
    {"won't", "w ow1 n t"},
    {"can't", "k ae1 n t"},
    {"cant", "k ae1 n t"},
    {"ain't", "ey1 n t"},
    {"aint", "ey1 n t"},
    {"shan't", "sh ae1 n t"},
    {"mustn't", "m ah1 s ax n t"},
    {"'tis", "t ih1 z"},
    {"tis", "t ih1 z"},
    {"'twas", "t w ah1 z"},
    {"twas", "t w ah1 z"},
    {"'twill", "t w ih1 l"},
    {"y'all", "y ao1 l"},
    {"yall", "y ao1 l"},
    {"ya'll", "y aa1 l"},
    {"d'you", "jh uw1"},
    {"y'know", "y ax n ow1"},
    {"c'mon", "k ax m aa1 n"},
    {"g'night", "g ax n ay1 t"},
    {"g'day", "g ax d ey1"},
    {"ma'am", "m ae1 m"},
    {"o'clock", "ax k l aa1 k"},
    {"i'ma", "ay1 m ax"},
    {"imma", "ay1 m ax"},
    {"ima", "ay1 m ax"},
    {"hallowe'en", "hh ae l ax w iy1 n"},
    {"c'est", "s eh1"},
    // the same without their apostrophe, where that is no other word
    {"im", "ay1 m"},
    {"ive", "ay1 v"},
    {"youre", "y uh1 r"},
    {"youve", "y uw1 v"},
    {"youll", "y uw1 l"},
    {"theyre", "dh eh1 r"},
    {"theyve", "dh ey1 v"},
    {"theyll", "dh ey1 l"},
    {"weve", "w iy1 v"},
    {"thats", "dh ae1 t s"},
    {"whats", "w ah1 t s"},
    {"theres", "dh eh1 r z"},
    {"hes", "hh iy1 z"},
    {"shes", "sh iy1 z"},
    {"lets", "l eh1 t s"},
    {"isnt", "ih1 z ax n t"},
    {"arent", "aa1 r ax n t"},
    {"wasnt", "w aa1 z ax n t"},
    {"werent", "w er1 ax n t"},
    {"didnt", "d ih1 d ax n t"},
    {"doesnt", "d ah1 z ax n t"},
    {"hasnt", "hh ae1 z ax n t"},
    {"havent", "hh ae1 v ax n t"},
    {"hadnt", "hh ae1 d ax n t"},
    {"couldnt", "k uh1 d ax n t"},
    {"wouldnt", "w uh1 d ax n t"},
    {"shouldnt", "sh uh1 d ax n t"},
    // the beginning or the end left out
    {"'cause", "k ah1 z"},
    {"cuz", "k ah1 z"},
    {"'cuz", "k ah1 z"},
    {"coz", "k ah1 z"},
    {"'cos", "k ah1 z"},
    {"cos", "k ah1 z"},
    {"cause", "k ao1 z"},
    {"'til", "t ih1 l"},
    {"'till", "t ih1 l"},
    {"'em", "ax m"},
    {"em", "eh1 m"},
    {"'bout", "b aw1 t"},
    {"'round", "r aw1 n d"},
    {"'neath", "n iy1 th"},
    {"'n", "ax n"},
    {"'n'", "ax n"},
    {"n'", "ax n"},
    {"an'", "ae1 n"},
    {"o'", "ax"},
    {"ol'", "ow1 l"},
    {"th'", "dh ax"},
    {"mo'", "m ow1"},
    {"fo'", "f ow1"},
    {"yo'", "y ow1"},
    {"lil", "l ih1 l"},
    {"li'l", "l ih1 l"},
    {"gon", "g ao1 n"},
    {"gon'", "g ao1 n"},
    {"o'er", "ao1 r"},
    {"ne'er", "n eh1 r"},
    {"e'er", "eh1 r"},
    {"e'en", "iy1 n"},
    // two words run together
    {"ok", "ow k ey1"},
    {"gonna", "g aa1 n ax"},
    {"wanna", "w aa1 n ax"},
    {"gotta", "g aa1 t ax"},
    {"kinda", "k ay1 n d ax"},
    {"lemme", "l eh1 m iy"},
    {"gimme", "g ih1 m iy"},
    {"dunno", "d ax n ow1"},
    {"tryna", "t r ay1 n ax"},
    {"finna", "f ih1 n ax"},
    {"shoulda", "sh uh1 d ax"},
    {"coulda", "k uh1 d ax"},
    {"woulda", "w uh1 d ax"},
    {"outta", "aw1 t ax"},
    {"whatcha", "w ah1 ch ax"},
    {"gotcha", "g aa1 ch ax"},
    {"gotchu", "g aa1 ch uw"},
    {"dontcha", "d ow1 n ch ax"},
    {"doncha", "d ow1 n ch ax"},
    {"getcha", "g eh1 ch ax"},
    {"wassup", "w ax s ah1 p"},
    {"whassup", "w ax s ah1 p"},
    {"whutsup", "w ax t s ah1 p"},
    {"whatsup", "w ax t s ah1 p"},
    // vocables and exclamations
    {"ya", "y aa1"},
    {"yo", "y ow1"},
    {"yeah", "y ae1"},
    {"yeh", "y ae1"},
    {"yea", "y ey1"},
    {"yah", "y aa1"},
    {"nah", "n aa1"},
    {"naw", "n ao1"},
    {"ooh", "uw1"},
    {"oo", "uw1"},
    {"uh", "ah1"},
    {"huh", "hh ah1"},
    {"duh", "d ah1"},
    {"uhh", "ah1"},
    {"ugh", "ah1 g"},
    {"oh", "ow1"},
    {"ohh", "ow1"},
    {"ah", "aa1"},
    {"ahh", "aa1"},
    {"aah", "aa1"},
    {"ha", "hh aa1"},
    {"haha", "hh aa hh aa1"},
    {"hehe", "hh iy hh iy1"},
    {"la", "l aa1"},
    {"lala", "l aa l aa1"},
    {"na", "n aa1"},
    {"nana", "n aa n aa1"},
    {"da", "d aa1"},
    {"whoa", "w ow1"},
    {"woah", "w ow1"},
    {"woo", "w uw1"},
    {"hmm", "hh m"},
    {"hm", "hh m"},
    {"mm", "m"},
    {"mmm", "m"},
    {"mhm", "ax m hh ah1 m"},
    {"sh", "sh"},
    {"shh", "sh"},
    {"psst", "p s t"},
    {"pst", "p s t"},
    {"pfft", "f t"},
    {"tsk", "t s k"},
    {"brr", "b r"},
    {"grr", "g r"},
    {"nth", "eh1 n th"},
    {"zz", "z"},
    // sounds that songs mean, where the dictionary has another or a weak one
    {"live", "l ih1 v"},
    {"lives", "l ay1 v z"},
    {"lead", "l iy1 d"},
    {"use", "y uw1 z"},
    {"minute", "m ih1 n ax t"},
    {"minutes", "m ih1 n ax t s"},
    {"wound", "w uw1 n d"},
    {"to", "t uw1"},
    {"in", "ih1 n"},
    {"every", "eh1 v r iy"},
    {"does", "d ah1 z"},
    {"naive", "n ay iy1 v"},
    {"senor", "s eh n y ao1 r"},
    {"nyc", "eh n w ay s iy1"},
    {"nobody", "n ow1 b ax d iy"},
    {"homie", "hh ow1 m iy"},
    {"homies", "hh ow1 m iy z"},
    {"nigga", "n ih1 g ax"},
    {"niggas", "n ih1 g ax z"},
    {"dr", "d aa1 k t er"},
    {"mc", "eh m s iy1"},
    {"bass", "b ey1 s"}};

constexpr std::array<std::string_view, 24> own_words = {
    "bargain", "berlin",    "buckskin",  "darwin", "deerskin", "dublin",   "erin",    "foreskin",
    "goblin",  "godwin",    "hobgoblin", "irwin",  "jasmin",   "moleskin", "pigskin", "poplin",
    "redskin", "sheepskin", "skin",      "spin",   "twin",     "wineskin", "within",  "begin"};

constexpr std::array<std::string_view, 34> dropped = {
    "allin",    "askin",  "bein",   "callin", "chasin",  "comin",   "crossin", "cryin",  "doin",
    "dyin",     "fallin", "feelin", "freein", "gamblin", "goin",    "hangin",  "hearin", "lovin",
    "lyin",     "makin",  "nothin", "ragin",  "ravin",   "rollin",  "savin",   "seein",  "sizzlin",
    "somethin", "starin", "takin",  "talkin", "tryin",   "tumblin", "wishin"};

constexpr std::array<std::string_view, 64> short_words = {
    "so",   "no",   "go",  "yo",  "ho",  "do",   "who",   "oh",   "hey",  "me",   "he",   "be",   "we",
    "she",  "the",  "yes", "let", "get", "yet",  "wet",   "bed",  "red",  "men",  "ten",  "when", "then",
    "them", "her",  "on",  "got", "hot", "not",  "lot",   "stop", "drop", "pop",  "shot", "from", "for",
    "won",  "or",   "bye", "off", "all", "ever", "never", "hell", "tell", "well", "will", "is",   "his",
    "was",  "this", "has", "as",  "us",  "yeah", "yah",   "girl", "what", "that", "out",  "now"};

template <std::size_t count>
bool among(const std::array<std::string_view, count>& words, std::string_view letters) {
    return std::find(words.begin(), words.end(), letters) != words.end();
}

}  // namespace

std::string_view english_form(std::string_view letters) {
    static const auto by_letters = [] {
        std::unordered_map<std::string_view, std::string_view> made;
        for (const Form& form : forms) made.emplace(form.letters, form.sounds);
        return made;
    }();
    const auto found = by_letters.find(letters);
    return found == by_letters.end() ? std::string_view() : found->second;
}

bool ends_in_without_g(std::string_view letters) { return among(own_words, letters); }

bool is_name_with_dropped_g(std::string_view letters) { return among(dropped, letters); }

bool is_short_word(std::string_view letters) { return among(short_words, letters); }

}  // namespace armonica::features::lyrics
