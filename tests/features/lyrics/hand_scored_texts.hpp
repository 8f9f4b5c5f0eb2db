#pragma once

#include <string_view>

/// Texts written for these tests, short enough to be counted by hand. What is counted stands beside the tests.
namespace armonica::features::lyrics::texts {

/// A limerick: AABBA.
inline constexpr std::string_view limerick = R"(A baker from Bath by the bay
would bake a big biscuit each day.
He tripped on his cat,
the bread landed flat,
now pancakes were all he could say.
)";

/// Four lines in iambic pentameter: ABAB.
inline constexpr std::string_view quatrain = R"(The evening gathers gold along the hill,
then slowly each tall shadow turns to home;
the river murmurs while the woods keep still,
upon its shore it leaves a loose lace foam.
)";

/// Rap: rhymes within lines, half rhymes, contractions, left-out g's.
inline constexpr std::string_view rap = R"(Kept chasin' that cake till I bake me a name,
ain't losin' my mind in the grind of the game,
I'm runnin' the block while the clock hits nine,
ya know I don't stop till the spot is mine,
so we talkin' till dawn,
my people stay strong.
)";

/// A chant of two lines, sung four times.
inline constexpr std::string_view chant = R"([Chorus] (x2)
Sing to the sun, hey!
Sing till the day's done!

[Verse 1]
Who will come along with me?
Who will follow after me?

[Chorus x2]
)";

/// A refrain that no mark tells.
inline constexpr std::string_view unmarked_refrain = R"(We wander where the water goes,
nobody knows.

We sing la la,
we sing la la la.

The wind is in the willow tree,
nobody cares.

We sing la la,
we sing la la la.
)";

inline constexpr std::string_view german_hymn = R"(Der Morgen leuchtet weit ins Land,
die Nacht ist still vergangen;
du führst uns treu an deiner Hand,
wir müssen nicht mehr bangen.
)";

/// AABB, with elisions and mute e's.
inline constexpr std::string_view french_verse = R"(L'été s'avance dans mon village,
la mer s'endort sur le rivage ;
j'écoute une chanson d'amour,
et l'ombre danse avec le jour.
)";

/// ABAB and two lines that nearly rhyme.
inline constexpr std::string_view spanish_verse = R"(La luna duerme en la montaña,
el viento canta junto al mar,
y una guitarra me acompaña,
pues nadie quiere despertar.

Nadie camina por la playa sola,
el tiempo pasa hora tras hora.
)";

/// ABBA.
inline constexpr std::string_view italian_verse = R"(La notte canta presso il mare,
il vento lascia una canzone,
la luna ride sul balcone,
nessuno vuole ritornare.
)";

inline constexpr std::string_view portuguese_verse = R"(A lua dorme sobre o rio,
o barco passa devagar,
meu coração já tem frio
e não aprende a navegar.
)";

inline constexpr std::string_view bilingual_song = R"(I waited at the station for a letter from the coast,
the winter took the people that I wanted near the most.
The trains go by so slowly and the windows look so bright,
but nobody is singing in the middle of the night.
I think about the summer and the water by the pier,
and all the golden evenings that I wish were with us here.

Camino por la calle cuando empieza la mañana
y miro los jardines que se ven por la ventana.
No tengo más dinero ni trabajo ni destino,
pero llevo una guitarra que me alegra en el camino.
Mi madre me decía que cantara sin temor,
y por eso yo te canto con el alma y con amor.
)";

inline constexpr std::string_view japanese_verse = R"(夜の海に小さな船が浮かぶ
星を数えて君を待つ
風よ、歌を届けてくれるか？
夜の海に小さな船が浮かぶ
)";

/// Three lines end where a stamp without words says so; one line is sung at two times.
inline constexpr std::string_view timed_song = R"([00:04.00]Row the little boat away
[00:09.00]
[00:10.00][00:22.00]over the silver water
[00:13.00]the wind is cold
[00:16.00]
[00:19.00]gone is the golden day
[00:25.00]and nobody is here
[00:27.00]
)";

inline constexpr std::string_view instrumental = "(Instrumental)\n";

/// One word for each theme.
inline constexpr std::string_view themes = R"(Goodbye, my buddy, said the soldier with a suitcase,
one kiss, sweetheart, and a dollar for the violin;
grandmother is waiting downtown past the meadow,
the calendar says carnival, whiskey and midnight,
hallelujah, someday the revolution
will walk by the graveyard.
)";

inline constexpr std::string_view feelings = R"(My pain brings bitter sorrow through the town today,
I am not happy here in this cruel place,
my friend brings joy into a very gentle room.
)";

inline constexpr std::string_view german_feelings = R"(Ich kenne keine Angst am Abend,
mein Glück ist nicht bei dir zu Haus,
mein Schmerz und meine Freude gehen,
die Liebe kommt in unser Dorf.
)";

inline constexpr std::string_view things_and_thoughts = R"(She is by the river with the bread,
the cat is under her stool,
an apple is under the hat,
and freedom is not an idea,
nor is her justice a stone.
)";

inline constexpr std::string_view mild_oath = R"(Damn the rain and damn the mud,
I left my boots out in the flood.
)";

}  // namespace armonica::features::lyrics::texts
