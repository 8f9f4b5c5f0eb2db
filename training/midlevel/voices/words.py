"""The words that are sung: what the speakers are asked to say."""

from typing import Sequence

# Said by every speaker: what choirs and wordless singing are made of.
HUMS = ("hum", "mum")  # held on their last sound
VOWEL_CALLS = ("aah", "ooh", "ohh", "ah", "loo", "la", "naa", "doo", "oh", "who", "law", "lee", "may", "no")
CALLS = ("la la la la", "nah nah nah nah", "oh oh oh", "ooh ah ooh", "yeah yeah yeah", "hey hey", "whoa oh oh",
         "doo doo doo", "da da dum", "ah lay lou yah", "lie lie lie", "oh yeah", "way oh way oh", "sha la la",
         "ba da ba da")

# Said by some of the speakers. The last third only imitates the sounds of other languages and means nothing.
PHRASES = (
    "hold me in the morning light", "the river takes my name away", "we were young and made of rain",
    "I left my shadow by the door", "slowly the city falls asleep", "carry this fire over the hill",
    "nobody knows the road we took", "give me one more silver day", "I can hear the ocean calling",
    "so many stars above the station", "run with the wolves until the dawn", "every window shows your face",
    "dust on the shelf and salt on my skin", "you said forever like it was easy",
    "what shall we do with all this time", "the summer burned a hole in me", "turn the lamp down, stay a while",
    "my heart is a house with a broken key", "sing it louder, shake the walls", "never mind the thunder, darling",
    "lost between the moon and the highway", "they sold the garden, kept the gate", "I was blind but I kept dancing",
    "fly over mountains, over the snow", "wash away the words I told you", "this is the sound of leaving home",
    "bring back the boy who laughed at storms", "cold coffee, old jokes, new shoes", "strangers in a yellow taxi",
    "who will catch me when I fall", "steady hands on a shaking wheel", "we shine, we shine, like glass on the beach",
    "pour me a little more of nothing", "there is a bridge that I won't cross",
    "freedom came walking down our street", "love was a letter I never sent", "tell the children where we're going",
    "a hundred miles of open sky", "my mother's voice inside the kettle", "keep your hands upon the table",
    "deep in the water something glows", "all the bells are out of tune", "wake up, wake up, the world is turning",
    "pretty little liar with a paper crown", "I got money in the sofa, honey in the tea",
    "step back, check the clock, pick the lock, take stock", "quick as a cricket on a hot tin bucket",
    "spit it out, write it down, pass the mic around", "from the back of the bus to the top of the block",
    "no sleep, no stress, just another test", "they talk too much but they never say a thing",
    "stack it up, crack it up, never gonna pack it up", "grandma told me, baby, keep your pockets light",
    "city full of cameras and nobody sees", "I'm the captain of a ship that's made of cardboard",
    "bass in the basement, ghosts in the attic", "count to ten then count again",
    "catch the beat and let it drag you", "brothers on the corner playing dominoes",
    "check my rhythm, check my rhyme, I was never once on time", "flip the script and rip the ticket",
    "eyes on the prize, hands on the dice", "what's the matter, pass the batter, hear the chatter",
    "louder than a truck on a gravel road", "put your phones down, look around the room",
    "she's a storm in a summer dress", "fourteen floors and the lift is broken",
    "I do it for the kids who do it for the fun", "velvet", "hallelujah morning", "wonder", "remember",
    "tonight, tonight", "let it go by", "come on over", "I believe you", "baby, don't hurry", "stay with me now",
    "shadows", "holy water", "fire and gold", "beautiful sorrow", "sweet surrender", "never again", "fade away",
    "angel of the harbor", "thousand times", "please forgive us", "ah moray mee oh", "lah vee dah bella",
    "so lay nose tray", "koo rah zohn loko", "tay kee ero day see", "mahnyana sara", "oh say oh nah toh",
    "kay lindo es el mahr", "bya lo chka moy ah", "nyeh za boo doo", "ya tay bya loo bloo",
    "vee der zane main hairts", "dee nakht is klahr", "ikh mekh tay shlah fen", "dew bist shane vee shnay",
    "zha tawn lay swahr", "mwah zhuh rev ah", "too lay zhoor", "sohn tay luh monday", "oon zhoor doo swah",
    "kee mee no ko eh", "sah koo rah sah kee", "yoo may no nah kah", "hah roo nah rah", "sah rahng hay yo",
    "nah neun no ray", "woh eye nee shing", "you eh lyahng shahng", "tum hee meh ray dill", "pyar kah geet suno",
    "dill say dill tahk", "hah bee bee yah leil", "ya aynee yah roh hee", "nahr fee kahl bee",
    "may lay kah nyoom bah", "toe tah im bah zay", "nah koo pen dah sah nah", "sow dah jee meen yah",
    "meu cora sown tay shah mah", "eh oo say may gee nyo", "kah lee nee tah foss", "sa gah po lee",
    "jag ell scar dig", "hyem til hah vet",
)

# Every so many phrases, one is said by all speakers, so that the mouths of a choir can sing the same words.
SHARED = 5


def words_of(phrases: Sequence[str], turn: int) -> tuple[str, ...]:
    """What the speaker whose number is `turn` says: most phrases are left to one or two speakers, which saves time."""
    own = [text for index, text in enumerate(phrases) if index % SHARED == 0 or (index + turn) % 3 == 0]
    return (*HUMS, *VOWEL_CALLS, *CALLS, *own)
