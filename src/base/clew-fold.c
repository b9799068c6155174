/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-fold.h"

#include <string.h>

/* Folding is how names meet: case, accents, apostrophes and hyphens don't
 * count. Text is first written out folded, with marks between the words that
 * say how they hang together; clew_fold() and clew_fold_words() read that. */

#define MARK_SPACE ' '
/* Between the parts of "Garcia-Lopez" or "26-1-00417-4". */
#define MARK_JOIN '\x1f'
/* Where a script without spaces meets one with them. */
#define MARK_BREAK '\x1e'

/* Of a run in a script without spaces, each character starts a word of at
 * most so many characters. */
#define RUN_LENGTH 32

typedef enum
{
  WORD,    /* a letter or digit of a script that puts spaces between words */
  RUN,     /* one of a script that doesn't */
  MARK,    /* belongs to the character before it */
  NOTHING, /* as if it were not there */
  JOINER,  /* may hold two parts of one word together */
  SEPARATOR
} Class;

typedef struct
{
  GString *out;
  char     pending; /* the mark to write before the next letter, or 0 */
  Class    last;
} Folder;

/* Letters that Unicode does not take apart, as people type them without. */
static const struct
{
  gunichar    letter;
  const char *folded;
} letters[] = {
  { 0x00df, "ss" }, /* ß */
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0138, "k" },  /* ĸ */
  { 0x0142, "l" },  /* ł */
  { 0x014b, "n" },  /* ŋ */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
  { 0x0180, "b" },  /* ƀ */
  { 0x0199, "k" },  /* ƙ */
  { 0x019a, "l" },  /* ƚ */
  { 0x01b4, "y" },  /* ƴ */
  { 0x01b6, "z" },  /* ƶ */
  { 0x01e5, "g" },  /* ǥ */
  { 0x0237, "j" },  /* ȷ */
  { 0x0247, "e" },  /* ɇ */
  { 0x0249, "j" },  /* ɉ */
  { 0x024d, "r" },  /* ɍ */
  { 0x024f, "y" },  /* ɏ */
  { 0x0253, "b" },  /* ɓ */
  { 0x0254, "o" },  /* ɔ */
  { 0x0256, "d" },  /* ɖ */
  { 0x0257, "d" },  /* ɗ */
  { 0x0259, "e" },  /* ə */
  { 0x025b, "e" },  /* ɛ */
  { 0x0268, "i" },  /* ɨ */
  { 0x0272, "n" },  /* ɲ */
  { 0x0289, "u" },  /* ʉ */
  { 0x03c2, "σ" },  /* ς, the same letter at a word's end */
};

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x00b4 || (c >= 0x02b9 && c <= 0x02bf) || c == 0x02c8 ||
         (c >= 0x2018 && c <= 0x201b) || c == 0x2032 || c == 0x2035 || c == 0xa78b ||
         c == 0xa78c || c == 0xff07 || c == 0xff40 || c == 0x05f3;
}

static gboolean
is_joiner (gunichar c)
{
  return c == '-' || c == '/' || c == '.' || c == '_' || c == '\\' || c == 0x00b7 ||
         c == 0x058a || c == 0x05be || (c >= 0x2010 && c <= 0x2015) || c == 0x2027 ||
         c == 0x2044 || c == 0x2212 || c == 0x30a0 || c == 0x30fb || c == 0xfe58 ||
         c == 0xfe63 || c == 0xff0d || c == 0xff0e || c == 0xff0f || c == 0xff65;
}

/* Scripts written without spaces between words, and Korean, where a given name
 * follows a family name without one. */
static gboolean
is_unspaced (gunichar c)
{
  return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c <= 0x312f) ||
         (c >= 0x31a0 && c <= 0x31ff) || (c >= 0x3400 && c <= 0x4dbf) ||
         (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) ||
         (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) ||
         (c >= 0x1780 && c <= 0x17ff);
}

/* Accents, vowel points and tone marks don't count. The vowel signs (most are of
 * class 0), the voicing marks of kana (8) and the viramas (9) are letters by
 * another name and stay. */
static gboolean
is_accent (gunichar c, GUnicodeType type)
{
  int class;

  if (type == G_UNICODE_ENCLOSING_MARK || c == 0x034f || (c >= 0xfe00 && c <= 0xfe0f) ||
      (c >= 0xe0100 && c <= 0xe01ef))
    return TRUE;
  class = g_unichar_combining_class (c);
  return class == 1 || class == 7 || (class >= 10 && class <= 36) || class == 107 ||
         class == 122 || class >= 200;
}

static Class
classify (gunichar c)
{
  GUnicodeType type;

  if (is_apostrophe (c))
    return NOTHING;
  if (is_joiner (c))
    return JOINER;

  type = g_unichar_type (c);
  if (g_unichar_ismark (c))
    return is_accent (c, type) ? NOTHING : MARK;
  /* Format characters say how to show text; tatweel only stretches a line. */
  if (type == G_UNICODE_FORMAT || c == 0x0640)
    return NOTHING;
  if (!g_unichar_isalnum (c))
    return SEPARATOR;
  return is_unspaced (c) ? RUN : WORD;
}

static void
note_separator (Folder *folder, Class class)
{
  /* A lone joiner joins; with anything beside it, it is punctuation. */
  if (class == JOINER && folder->pending == 0)
    folder->pending = MARK_JOIN;
  else
    folder->pending = MARK_SPACE;
}

static void
begin_letter (Folder *folder, Class class)
{
  if (folder->pending == 0 && folder->last != class)
    folder->pending = MARK_BREAK;
  if (folder->pending != 0 && folder->out->len > 0)
    g_string_append_c (folder->out, folder->pending);
  folder->pending = 0;
  folder->last = class;
}

static void
append_folded (GString *out, gunichar c)
{
  c = g_unichar_tolower (c);
  if (c >= 0x80)
    {
      guint low = 0, high = G_N_ELEMENTS (letters);

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (letters[middle].letter == c)
            {
              g_string_append (out, letters[middle].folded);
              return;
            }
          if (letters[middle].letter < c)
            low = middle + 1;
          else
            high = middle;
        }
    }
  g_string_append_unichar (out, c);
}

/* One character that does not come apart any further. */
static void
fold_simple (Folder *folder, gunichar c)
{
  Class class = classify (c);

  switch (class)
    {
    case WORD:
    case RUN:
      begin_letter (folder, class);
      append_folded (folder->out, c);
      break;
    case MARK:
      /* A mark with nothing to sit on is dropped. */
      if (folder->out->len > 0 && folder->pending == 0)
        append_folded (folder->out, c);
      break;
    case JOINER:
    case SEPARATOR:
      note_separator (folder, class);
      break;
    case NOTHING:
    default:
      break;
    }
}

static void
fold_character (Folder *folder, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize    n;

  /* ASCII has nothing to take apart. Korean syllables stay whole: a syllable is
   * what starts a word. Some apostrophes would come apart into a space and an
   * accent. */
  if (c < 0x80 || (c >= 0xac00 && c <= 0xd7a3) || is_apostrophe (c) || is_joiner (c))
    {
      fold_simple (folder, c);
      return;
    }

  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    fold_simple (folder, parts[i]);
}

/* Letters of Korean syllables, and signs that come apart into such. Only they
 * have to be put together before they can be compared. */
static gboolean
is_korean_part (gunichar c)
{
  return (c >= 0x1100 && c <= 0x11ff) || (c >= 0x3130 && c <= 0x318f) ||
         (c >= 0x3200 && c <= 0x321f) || (c >= 0x3260 && c <= 0x327f) ||
         (c >= 0xffa0 && c <= 0xffdf);
}

static void
fold_unicode (Folder *folder, const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  for (const char *at = text; *at != '\0' && composed == NULL; at = g_utf8_next_char (at))
    if (is_korean_part (g_utf8_get_char (at)))
      text = at = composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    fold_character (folder, g_utf8_get_char (at));
}

/* Most names are plain ASCII, and there may be a million of them. */
static gboolean
fold_ascii (Folder *folder, const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (*at & 0x80)
      return FALSE;

  for (const char *at = text; *at != '\0'; at++)
    {
      char c = *at;

      if (g_ascii_isalnum (c))
        {
          if (folder->pending != 0 && folder->out->len > 0)
            g_string_append_c (folder->out, folder->pending);
          folder->pending = 0;
          g_string_append_c (folder->out, g_ascii_tolower (c));
        }
      else if (c != '\'' && c != '`')
        note_separator (folder, is_joiner ((gunichar)c) ? JOINER : SEPARATOR);
    }
  return TRUE;
}

static GString *
fold_with_marks (const char *text)
{
  Folder folder = { g_string_sized_new (64), 0, WORD };

  if (text == NULL)
    return folder.out;
  if (!fold_ascii (&folder, text))
    fold_unicode (&folder, text);
  return folder.out;
}

/**
 * clew_fold:
 * @text: (nullable): what somebody wrote, in any script; broken UTF-8 is repaired
 *
 * Writes @text as it is compared and sorted: lower case, without accents,
 * without apostrophes ("O’Brien" is "obrien"), hyphens and all else as single
 * spaces ("Garcia-López" is "garcia lopez"), nothing at the ends. Words of what
 * somebody types into a search are this, split at the spaces; each is then the
 * beginning of one of clew_fold_words() of what is found.
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): the folded text, maybe empty; folding it again changes nothing
 */
char *
clew_fold (const char *text)
{
  GString *folded = fold_with_marks (text);

  for (gsize i = 0; i < folded->len; i++)
    if (folded->str[i] == MARK_JOIN || folded->str[i] == MARK_BREAK)
      folded->str[i] = ' ';
  return g_string_free (folded, FALSE);
}

/* A run as one word for each of its characters, from there on. */
static void
add_run (GPtrArray *words, const char *run, gsize length)
{
  const char *end = run + length;

  for (const char *from = run; from < end; from = g_utf8_next_char (from))
    {
      const char *to = from;

      if (g_unichar_ismark (g_utf8_get_char (from)))
        continue;
      for (guint n = 0; to < end && n < RUN_LENGTH; n++)
        to = g_utf8_next_char (to);
      g_ptr_array_add (words, g_strndup (from, to - from));
    }
}

static void
add_part (GPtrArray *words, const char *part, gsize length)
{
  if ((*part & 0x80) && is_unspaced (g_utf8_get_char (part)))
    add_run (words, part, length);
  else
    g_ptr_array_add (words, g_strndup (part, length));
}

/* Parts that hang together, and the word that they make without what joins them. */
static void
add_group (GPtrArray *words, const char *group, gsize length)
{
  static const char marks[] = { MARK_JOIN, MARK_BREAK, '\0' };
  const char       *end = group + length;
  g_autoptr (GString) joined = NULL;

  for (const char *part = group; part < end;)
    {
      gsize size = MIN (strcspn (part, marks), (gsize)(end - part));

      add_part (words, part, size);
      if (size < length)
        {
          if (joined == NULL)
            joined = g_string_sized_new (length);
          g_string_append_len (joined, part, size);
        }
      part += size + 1;
    }

  if (joined != NULL)
    g_ptr_array_add (words, g_string_free (g_steal_pointer (&joined), FALSE));
}

/**
 * clew_fold_words:
 * @text: (nullable): what somebody wrote, in any script
 *
 * Every word by whose beginning @text shall be found. Of what is written with
 * hyphens, dots or slashes these are the parts and the whole: "Garcia-Lopez"
 * gives "garcia", "lopez" and "garcialopez"; "26-1-00417-4" gives its four
 * numbers and "261004174". Of a script without spaces each character starts a
 * word. A word may come twice.
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): the words, maybe none
 */
GStrv
clew_fold_words (const char *text)
{
  g_autoptr (GString) folded = fold_with_marks (text);
  GPtrArray *words = g_ptr_array_sized_new (8);

  for (const char *group = folded->str; *group != '\0';)
    {
      gsize length = strcspn (group, " ");

      add_group (words, group, length);
      group += length;
      if (*group != '\0')
        group++;
    }

  g_ptr_array_add (words, NULL);
  return (GStrv)g_ptr_array_free (words, FALSE);
}

/**
 * clew_fold_one_typo:
 * @folded_a: a folded word
 * @folded_b: another
 *
 * Whether at most one slip lies between the words: one character more, less or
 * another, or two neighbors that changed places. Equal words are so, too.
 *
 * Whether a slip is forgiven at all (in words of five letters or more) is for
 * the caller to say.
 */
gboolean
clew_fold_one_typo (const char *folded_a, const char *folded_b)
{
  gsize a = strlen (folded_a), b = strlen (folded_b), same = 0;
  glong left_a, left_b;

  /* What is equal at the beginning and the end can't be part of the slip.
   * Bytes are compared, then given back to where a character begins. */
  while (same < a && same < b && folded_a[same] == folded_b[same])
    same++;
  while (same > 0 && ((folded_a[same] & 0xc0) == 0x80 || (folded_b[same] & 0xc0) == 0x80))
    same--;
  folded_a += same, a -= same;
  folded_b += same, b -= same;

  for (same = 0; same < a && same < b && folded_a[a - same - 1] == folded_b[b - same - 1];)
    same++;
  while (same > 0 && (folded_a[a - same] & 0xc0) == 0x80)
    same--;
  a -= same;
  b -= same;

  /* More than two characters of at most six bytes each can't be one slip. */
  if (a > 12 || b > 12)
    return FALSE;
  left_a = g_utf8_strlen (folded_a, (gssize)a);
  left_b = g_utf8_strlen (folded_b, (gssize)b);
  if (left_a <= 1 && left_b <= 1)
    return TRUE;
  return left_a == 2 && left_b == 2 &&
         g_utf8_get_char (folded_a) == g_utf8_get_char (g_utf8_next_char (folded_b)) &&
         g_utf8_get_char (folded_b) == g_utf8_get_char (g_utf8_next_char (folded_a));
}

/**
 * clew_folded_has_phrase:
 * @folded: what clew_fold() made of a text
 * @phrases: (array zero-terminated=1): folded phrases
 *
 * Whole words only: "anyone at an agency" is no "any agency". Whoever looks for
 * several lists of phrases folds the text once.
 *
 * Returns: whether one of @phrases stands in @folded
 */
gboolean
clew_folded_has_phrase (const char *folded, const char *const *phrases)
{
  for (; *phrases != NULL; phrases++)
    {
      gsize length = strlen (*phrases);

      for (const char *at = strstr (folded, *phrases); at != NULL; at = strstr (at + 1, *phrases))
        if ((at == folded || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
          return TRUE;
    }
  return FALSE;
}

/**
 * clew_fold_runs_right_to_left:
 * @c: a character
 *
 * Returns: whether it is a letter of those that are written from right to left
 */
gboolean
clew_fold_runs_right_to_left (gunichar c)
{
  switch ((int)g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}
