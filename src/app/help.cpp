#include "app/help.hpp"

#include <map>

namespace armonica::app {
namespace {

const std::map<std::string, std::string>& texts() {
    static const std::map<std::string, std::string> all = {
        {"", R"(armonica - tags music and shows its reasons

  armonica tag PATH...        give tags to sound files, each with its reason
  armonica explain FILE       say exactly why a track has its tags
  armonica alike FILE         find tracks that are alike for the same reasons
  armonica extract PATH...    write measured features to a table
  armonica train              learn a model from a labelled collection
  armonica evaluate           measure how well a model does on unseen tracks
  armonica importance         say how much each group of features matters
  armonica report [MODEL...]  a page of what models have learned, with charts
  armonica audit              check whether explanations say what is true
  armonica model [FILE]       show what a model has learned
  armonica harmony FILE...    chords, keys, Roman numerals, functions of a track
  armonica lyrics PATH...     rhymes, repetition, feeling, themes of the words
  armonica features [ID]      list what is measured, or all about one feature
  armonica groupings [NAME]   list how features are grouped, or one grouping
  armonica groupings cluster  make a grouping from what features mean and do

A PATH is a file, a folder (searched through) or a playlist (.m3u, .m3u8).
`armonica COMMAND --help` tells more about each.  --version prints the version.

Example
  armonica tag ~/Music

Exit status: 0 all good, 1 nothing could be done, 3 done but some tracks failed
(each is listed on the error stream), 130 stopped with Ctrl-C.
)"},
        {"tag", R"(armonica tag PATH... - give tags to sound files, each with its reason

  PATH              a file, a folder (searched through) or a playlist
  --model FILE      the model to use instead of the one that Armonica ships
  --top N           show the N most probable tags of each track, given or not
  --goal GOAL       from which probability tags are given: f1 (what the shipped
                    model does: as few wrong as missing), precision=P (of the
                    tracks given a tag, at least the share P carries it) or
                    recall=R (at least the share R of its tracks is found), as
                    far as tracks that the model had not seen can tell
  --abstain         leave out tags for which there is not enough evidence:
                    those with a ? behind their probability, because the tag
                    might well have fallen on the other side had the model
                    learned from other tracks of the same kind
  --lyrics FILE|DIR the words of the tracks: a file, or a folder of files that
                    are named as the tracks are. Without it they are looked
                    for in the tags and beside the tracks (.lrc, .ttml, .srt,
                    .txt)
  --no-lyrics       measure without words
  --midlevel FILE   let a network of your own listen: its descriptor (.toml).
                    docs/midlevel_models.md tells how to write one
  --format FORMAT   text (default), json (one object a line for each track) or
                    csv (one row a track, one column a tag)
  --out FILE        write there instead of to the standard output
  --jobs N          tracks measured at the same time; default: one for each core

Example
  armonica tag ~/Music --format json --out tags.jsonl
  armonica tag ~/Music --goal precision=0.9 --abstain      (only the surest)
)"},
        {"explain", R"(armonica explain FILE - say exactly why a track has its tags

Shows for each tag what every group of features adds to its score or takes from
it, and the features behind. The sum is exact: the average reference track's
score plus all contributions is the score. Then: which groups already decide,
without which it would be otherwise, and the least change that would do it.

  FILE              a sound file
  --tag TAG         explain this tag, given or not; may be repeated.
                    Without it: the tags that are given
  --all-tags        explain every tag that the model knows
  --rather-than TAG why the one --tag is more probable than TAG, or less
  --set FEATURE=VALUE
                    what if? Judge the track as if this feature were so: a
                    number in its unit, or `missing`; may be repeated
  --in-time         also how probable each tag is along the track, and where to
                    listen for it
  --snippets DIR    the same, and write what to listen to there, as sound files:
                    each stretch, and, where a part of the spectrum is at issue,
                    that part alone and everything but it
  --html FILE       write a page there instead: every tag, in time, with charts
                    and with sliders to try what would change it. It needs no
                    network and nothing else
  --among PATH...   with --html: also the tracks that are alike for the same
                    reasons, as `armonica alike` finds them
  --language FILE   say it in another language: a file of messages
                    (docs/explanations.md tells how to write one)
  --model FILE      the model to use instead of the one that Armonica ships
  --lyrics FILE|DIR the words of the track: a file, or a folder with a file
                    named as the track is. Without it they are looked for
                    beside the track (.lrc, .ttml, .srt, .txt) and in its tags
  --no-lyrics       measure without words
  --midlevel FILE   let a network of your own listen: its descriptor (.toml).
                    docs/midlevel_models.md tells how to write one
  --no-quotes       show no words of the lyrics
  --format FORMAT   text (default) or json

Examples
  armonica explain song.mp3 --tag emotion---sadness
  armonica explain song.mp3 --tag genre---rock --rather-than genre---pop
  armonica explain song.mp3 --set bpm=90
)"},
        {"alike", R"(armonica alike FILE --among PATH... - find tracks alike for the same reasons

Compares what each group of features adds to each tag's score or takes from it,
and tells the tracks in which that is most like in FILE, with the groups in
which they are alike. Likeness goes from 1 (the same reasons, equally strong)
over 0 to -1 (opposite ones). FILE itself, and copies of it, are left out.

  FILE              a sound file
  --among PATH...   tracks to compare with: files, folders (searched through)
                    and playlists, which are measured first; or FILE.jsonl, as
                    `armonica extract --out FILE.jsonl` writes it, which takes
                    no measuring
  --tag TAG         compare what speaks for and against this tag only
  --top N           show the N nearest; default: 10
  --language FILE   say it in another language: a file of messages
                    (docs/explanations.md tells how to write one)
  --model FILE      the model to use instead of the one that Armonica ships
  --lyrics FILE|DIR the words of the tracks: a file, or a folder of files that
                    are named as the tracks are. Without it they are looked
                    for in the tags and beside the tracks (.lrc, .ttml, .srt,
                    .txt)
  --no-lyrics       measure without words
  --midlevel FILE   let a network of your own listen: its descriptor (.toml).
                    docs/midlevel_models.md tells how to write one
  --format FORMAT   text (default) or json
  --jobs N          tracks measured at the same time; default: one for each core

Example
  armonica alike song.mp3 --among ~/Music

Measuring once, asking often
  armonica extract ~/Music --out music.jsonl
  armonica alike song.mp3 --among music.jsonl --tag emotion---calmness
)"},
        {"extract", R"(armonica extract PATH... --out FILE - write measured features to a table

  PATH              a file, a folder (searched through) or a playlist
  --out FILE        where to: FILE.csv (one row a track, one column a feature)
                    or FILE.jsonl (one object a line, with the reasons for what
                    is missing)
  --features ID,... only these features; only what they need is computed
  --modality NAME,...
                    only the features of these modalities: signal, midlevel,
                    harmony, lyrics
  --lyrics FILE|DIR the words of the tracks: a file, or a folder of files that
                    are named as the tracks are. Without it they are looked
                    for in the tags and beside the tracks (.lrc, .ttml, .srt,
                    .txt)
  --no-lyrics       measure without words
  --midlevel FILE   let a network of your own listen: its descriptor (.toml).
                    docs/midlevel_models.md tells how to write one
  --no-quotes       write no words of the lyrics to FILE.jsonl
  --jobs N          tracks measured at the same time; default: one for each core

Example
  armonica extract ~/Music --features bpm,key_strength --out tempo.csv
)"},
        {"train", R"(armonica train - learn a model from a labelled collection

The collection, one of
  --table FILE          a table with one row a track: .csv, .tsv, .arff or .npz
  --audio DIR           sound files, which are measured first
  --merge FILE...       statistics of its parts, from --statistics-out: labels
                        and folds are in them already. Weights are those of
                        the whole; calibration is approximate, as the card says
Its labels
  --labels COLUMNS      columns of the table: a,b,c or first:last
  --labels FILE.csv     a table of labels (.csv, .tsv, .arff, .npz); its tracks
                        are found by the same id, or by the same file name.
                        MTG-Jamendo's .tsv lists of tags are understood
  --labels FILE.xml     Mulan's label file, which names columns of the table
                        Without --labels: what the table itself declares (.npz)
  --label-columns COLUMNS
                        which columns of that file; default: all but the id.
                        A column of 0 and 1 is a tag; a column of text is a
                        family of tags that exclude each other
  --category NAME,...   only tags called `NAME---...`
  --min-positives N     only tags that N tracks or more carry
  --present-from SHARE  columns hold shares of listeners (0 to 1): a tag is
                        present from this share on
  --fit-shares          fit the shares themselves; they still become labels to
                        calibrate and to measure with
  --task TASK           multilabel (default) or multiclass: all tags exclude
                        each other
Its features
  --grouping NAME|FILE.toml
                        how features are grouped; one in no group is not used
  --exclude ID,...      leave these features out
  --id COLUMN           the column that names the track; default: the first
  --lyrics FILE|DIR     with --audio: where the words of the tracks are looked
                        for before the files beside them and their tags
  --no-lyrics           with --audio: measure without words
  --midlevel FILE       with --audio: a network of your own listens, too
                        (docs/midlevel_models.md)
  --array ROLE=NAME     which array of an .npz file is what: features,
                        feature_names, labels, label_names or ids
What comes of it
  --out MODEL.json      the model; its card is written beside it as MODEL.md
  --statistics-out FILE sums over the tracks, none of which is in them; --merge
                        trains from these. With --out or instead of it
  --card FILE.json      what the card should say of the data: name, source,
                        licence, limits
  --feature-families    let the card also say what each family of features does:
                        alone, and by how much the model loses without it
  --folds FILE, --fold-column NAME
                        folds for calibration, so that no artist is on both
                        sides; default: 5 stratified folds
  --make-folds N, --apart COLUMN, --folds-out FILE.csv
                        make folds instead; see `armonica evaluate --help`
  --kind KIND           glass (default): curves and pairs of features within
                        groups, the best that still shows its reasons;
                        additive: a curve for each feature; linear: the
                        published algorithm, and what --merge trains
  --likelihood NAME     what labels are taken for: gaussian (default; numbers
                        with noise, as published) or logistic (labels; slower);
                        not with --merge
  --goal GOAL           what thresholds are chosen for: f1 (default),
                        precision=P or recall=R; see `armonica tag --help`,
                        where another goal can be chosen later
  --jobs N              threads; the model does not depend on their number

Example
  armonica train --audio songs --labels labels.csv --grouping listener \
                 --out mine.json

On two machines
  armonica train --table a.csv --labels calm --grouping listener \
                 --statistics-out a.stats           (and b.stats from b.csv)
  armonica train --merge a.stats b.stats --grouping listener --out mine.json
)"},
        {"evaluate", R"(armonica evaluate - measure how well a model does on unseen tracks

Takes what `armonica train` takes to describe a collection (--table or --audio,
--labels, --label-columns, --category, --min-positives, --present-from,
--fit-shares, --task, --grouping, --exclude, --id, --array, --lyrics,
--no-lyrics, --midlevel, --jobs; see `armonica train --help`), and how to divide
it, one of

  --folds FILE          a table that gives every track its fold; the first
                        column, or that of --id, names the track. Each fold is
                        predicted by a model trained on the others
  --fold-column NAME    the column of the fold, default `fold`; without --folds,
                        a column of the label file or of the table
  --split NAME=FILE     a table that lists the tracks of one fold, for example
                        train=autotagging-train.tsv; once for each fold
  --make-folds N        make N folds with every tag spread evenly over them
                        Folds called `train`, `test` and perhaps `validation`
                        are a fixed split: the model is trained on train and
                        validation and measured on test alone
  --apart COLUMN        with --make-folds: keep tracks with the same text there
                        in one fold, such as `artist`: a column of the folds
                        file, the label file or the table. An artist on both
                        sides flatters the figures
  --folds-out FILE.csv  write the folds, for --folds another time
What is judged
  --kind KIND           glass (default): curves and pairs within groups, the
                        best that still shows its reasons; additive: a curve
                        for each feature; linear: the published algorithm;
                        xgboost: trees without bounds, as a yardstick
  --likelihood NAME     what labels are taken for: gaussian (default; numbers
                        with noise, as published) or logistic (labels; slower,
                        scores are log-odds). For the kinds linear and additive
  --goal GOAL           what thresholds are chosen for on the training side: f1
                        (default), precision=P or recall=R
  --compare LIST        several on the same folds, each KIND, KIND@GROUPING or
                        @GROUPING, with commas between; the first is what the
                        others are held to, with intervals and p-values
How it is told
  --resamples N         resamples for 95 % intervals; default: 1000; 0: none.
                        Whole artists are resampled where a column tells them
  --seed N              of these resamples; default: 1
  --reliability         also whether probabilities come true: a table of 15
                        bins, and with json one for each tag
  --results FILE.json   also write all figures with what they came from: data
                        hash, folds, groupings, seeds, versions, this command
  --format FORMAT       text (default), json, csv, or latex (a booktabs table)

ROC-AUC and PR-AUC (average precision) are means over the tags that have both
classes on both sides, then over folds. Accuracy (--task multiclass) compares
the tag of the highest score. Thresholds for F1 are learned on the training
side. docs/evaluate.md defines every figure, interval and test.

Example
  armonica evaluate --table gtzan.csv --labels blues:rock --task multiclass \
                    --grouping published_tables --make-folds 5 --apart artist

Is the glass kind better, and do its groups cost anything?
  armonica evaluate --table t.csv --labels calm,loud --grouping listener \
                    --fold-column fold --compare linear,glass,xgboost \
                    --results figures.json --format latex
)"},
        {"model", R"(armonica model [FILE] - show what a model has learned

Without --tag: what the model was trained on, what it reaches on tracks that it
has not seen, and which groups of features count for each of its tags.

  FILE              a model that `armonica train` wrote; default: the one that
                    Armonica ships
  --tag TAG         all about this tag: how strong each band of each group is
                    (λ, with its 90 % interval), what of it the tag took from
                    its relatives, the curves of its features and its strongest
                    pairs of features. May be repeated
  --format FORMAT   text (default), json (with --tag: every curve and every
                    pair) or csv (one row for each band of each tag)

Example
  armonica model --tag emotion---sadness
)"},
        {"importance", R"(armonica importance - say how much each group of features matters

For each tag and over all, on tracks that the models have not seen:

  spread          how far a group's contributions move scores, in log-odds, and
                  its share of their variance; what two groups have in common
                  counts for both (variance share) or one half to each
                  (covariance share)
  permutation     by how much ROC-AUC and PR-AUC fall when the group's features
                  change tracks
  refit           by how much they fall when the model is trained without it
  λ·D             the prior variance that banded EM learned for the group's
                  features, times their number
  published       mean λ of the group over tags (arXiv 2505.17233), for
                  comparison; --kind linear only

and how far these agree on the order of the groups. A permutation says what this
model leans on, a refit what nothing else can replace: two groups that say the
same have a large loss of the one and a small one of the other.

Takes what `armonica train` takes to describe a collection (--table or --audio,
--labels, --label-columns, --category, --min-positives, --present-from,
--fit-shares, --task, --grouping, --exclude, --id, --array, --lyrics,
--no-lyrics, --midlevel, --jobs; see
`armonica train --help`), and what `armonica evaluate` takes to divide it
(--folds, --fold-column, --split, --make-folds, --apart, --folds-out; see
`armonica evaluate --help`).

  --kind KIND           glass (default), additive or linear
  --likelihood NAME     gaussian (default) or logistic; for the kinds linear and
                        additive
  --refit               also the refit loss: a training for each group and fold
  --tag TAG             tell this tag by itself; may be repeated. Without it:
                        none in text, all in json and csv
  --permutations N      of each group in each fold; default: 10
  --resamples N         resamples of tracks for 95 % intervals, and draws of
                        λ from its posterior; default: 1000; 0: none.
                        Whole artists are resampled where a column tells them
  --seed N              of permutations, resamples and draws; default: 1
  --format FORMAT       text (default), json, or csv (a row for each tag and
                        group)

docs/importance.md defines every figure and interval.

Example
  armonica importance --table gtzan.csv --id Track --labels blues:rock \
                      --task multiclass --grouping published_tables \
                      --make-folds 5 --kind linear --refit
)"},
        {"report", R"(armonica report [MODEL...] --html FILE - what models have learned, as a page

For each tag how strong its groups are, the shape of each feature's effect with
the reference tracks beneath it, pairs of features as heat maps, and what tags
have in common. Several models are shown beside each other: where they make
another thing of the same tag.

  MODEL...          models that `armonica train` wrote; default: the one that
                    Armonica ships

Or of a labelled collection: a model is trained on it, and how much each group
matters is measured on tracks not seen, in all the measures of `armonica
importance`. Takes what `armonica train` takes to describe a collection
(--table or --audio, --labels, --label-columns, --category, --min-positives,
--present-from, --fit-shares, --task, --grouping, --exclude, --id, --array,
--lyrics, --no-lyrics, --midlevel, --jobs; see `armonica train --help`), and
what `armonica evaluate` takes to divide it (--folds, --fold-column, --split,
--make-folds, --apart, --folds-out; see `armonica evaluate --help`).

  --kind KIND           glass (default), additive or linear
  --likelihood NAME     gaussian (default) or logistic; for the kinds linear and
                        additive
  --refit               also the refit loss: a training for each group and fold
  --resamples N         resamples of tracks for 95 % intervals; default: 1000;
                        0: none
  --seed N              of permutations and resamples; default: 1

  --language FILE   say it in another language: a file of messages
  --html FILE       where to: one file that needs no network and nothing else

Example
  armonica report --html emotify.html
)"},
        {"audit", R"(armonica audit - check whether explanations say what is true

Of a labelled collection, on tracks that the models have not seen:

  deletion        whether a tag's probability falls sooner when the groups and
                  features that its explanation calls strong are taken away
                  than when others are, and rises sooner when they are put back
  retraining      whether models that are trained without them lose more
                  (with --retrain; takes minutes)
  agreement       how far measures of a group's importance agree on the order
  leakage         whether tracks of one artist stand on both sides of a test,
                  and what that would flatter the models by
  subgroups       whether tags are ranked as well, and probabilities as right,
                  in every genre, language, year, length

Of tracks, with --sound:

  stability       whether explanations stay when a track is made quieter, cut
                  to its middle, or encoded as MP3 and AAC

Takes what `armonica train` takes to describe a collection (--table or --audio,
--labels, --label-columns, --category, --min-positives, --present-from,
--fit-shares, --task, --grouping, --exclude, --id, --array, --lyrics,
--no-lyrics, --midlevel, --jobs; see `armonica train --help`), and what
`armonica evaluate` takes to divide it (--folds, --fold-column, --split,
--make-folds, --apart, --folds-out; see `armonica evaluate --help`).

  --kind KIND           glass (default), additive or linear
  --likelihood NAME     gaussian (default) or logistic; for the kinds linear and
                        additive
  --by COLUMN,...       columns that tell subgroups apart, beside the families
                        of tags; numbers are cut into thirds. With --audio
                        there are also `length` and `language`, the default
  --retrain             also train again without groups and features
  --sound PATH...       tracks to hear otherwise: files, folders, playlists
  --model FILE          what explains them; default: the model that Armonica
                        ships
  --resamples N         resamples of tracks for 95 % intervals; default: 1000;
                        0: none
  --seed N              of orders by chance and resamples; default: 1
  --language FILE       say it in another language: a file of messages
  --html FILE           write a page with charts there instead
  --format FORMAT       text (default) or json

docs/explanations.md tells how each check is done.

Example
  armonica audit --sound ~/Music/Choir --html choir.html
)"},
        {"harmony", R"(armonica harmony FILE... - chords, keys, Roman numerals, functions of a track

Recognises the chords of a recording, or reads chords that were written down,
finds the key of every part, and what each chord is and does in it. Written
chords that say more than sixteen qualities can are read as simpler ones, and
listed.

  FILE              a sound file; or .lab, JAMS, ChordPro (.cho), a chord chart
                    (.txt), or the notes of a MIDI file
  --format FORMAT   text (default), json (one object a line for each file), csv
                    (a row for each file: how often each function, pair and
                    triple of functions, kind of chord, cadence occurs), lab or
                    jams (one FILE only)
  --out FILE        write there instead of to the standard output

docs/harmony.md describes the functions, docs/harmony_files.md the formats.

Example
  armonica harmony song.mp3
  armonica harmony song.cho
  armonica harmony song.mid --format jams --out song.jams
)"},
        {"lyrics", R"(armonica lyrics PATH... - rhymes, repetition, feeling, themes of the words

Reads the words of songs, finds their language, and measures how they sound, how
they move and what they say.

  PATH              a file of lyrics (.lrc, .srt, .ttml, .txt); a folder, which
                    is searched through for such files; or a sound file, whose
                    words are looked for beside it and in its tags
  --lyrics FILE|DIR the words of the sound files: a file, or a folder of files
                    that are named as they are
  --no-quotes       show no words of the lyrics
  --format FORMAT   text (default), json (one object a line for each file) or csv
                    (one row a file, one column a feature)
  --out FILE        write there instead of to the standard output

docs/lyrics.md tells how each thing is found and counted.

Example
  armonica lyrics song.lrc
  armonica lyrics ~/Lyrics --format csv --out lyrics.csv
)"},
        {"features", R"(armonica features [ID] - list what is measured, or all about one feature

  ID                a feature, for example bpm
  --format FORMAT   text (default) or json

Example
  armonica features spectral_centroid_mean
)"},
        {"groupings", R"(armonica groupings [NAME] - list how features are grouped, or one grouping

  NAME              a grouping that Armonica ships, or a FILE.toml of your own,
                    which is checked: features that it names but that are not
                    there, and features in no group, are listed

`armonica groupings cluster` makes a grouping of its own accord; it has its own
--help. docs/groupings.md tells how a grouping is written.

Example
  armonica groupings listener
)"},
        {"groupings cluster", R"(armonica groupings cluster - make a grouping from what features mean and do

Features are near each other that mean the same (their place in the ontology of
musical perception) and that rise and fall together in your collection. Groups
are found by average linkage and named from the ontology.

  --table FILE.csv      the collection, one row a track, as `armonica extract`
                        writes it; columns that are no features are left aside.
                        Without it the catalogue is grouped by meaning alone
  --id COLUMN           the column that names the track; default: the first
  --exclude ID,...      leave these features out
  --meaning-share X     0 (behaviour alone) to 1 (meaning alone); default: 0.5
  --groups K            how many groups; default: of 3 to 12 the number of the
                        highest mean silhouette, with no group of more than half
                        of the features
  --resamples N         tracks are drawn anew so often to tell how stable the
                        groups are; default: 100
  --out GROUPING.toml   write the grouping, for --grouping of train and evaluate
  --dendrogram FILE.svg
                        draw the whole tree
  --format FORMAT       text (default) or json

Example
  armonica groupings cluster --table features.csv --out mine.toml \
                             --dendrogram mine.svg
)"},
    };
    return all;
}

}  // namespace

std::string help_text(const std::string& command) { return texts().at(command); }

}  // namespace armonica::app
