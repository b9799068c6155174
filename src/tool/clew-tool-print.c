/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

/* Text for terminals, and JSON for programs. */

static guint
letter_width (gunichar letter)
{
  if (g_unichar_iszerowidth (letter))
    return 0;
  return g_unichar_iswide (letter) ? 2 : 1;
}

/**
 * clew_tool_pad:
 * @text: (nullable): text
 * @width: how many columns of a terminal to fill
 *
 * Returns: (transfer full): @text with spaces behind it, or cut short with an
 *   ellipsis, so that it is @width columns wide; wide letters count twice
 */
char *
clew_tool_pad (const char *text, guint width)
{
  GString *padded = g_string_new (NULL);
  guint    used = 0;
  gsize    fits = 0; /* how many bytes leave room for the ellipsis */

  for (const char *next = text != NULL ? text : ""; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar letter = g_utf8_get_char (next);

      used += letter_width (letter);
      if (used > width)
        {
          g_string_truncate (padded, fits);
          g_string_append (padded, "…");
          used = g_utf8_strlen (padded->str, -1);
          break;
        }
      g_string_append_unichar (padded, letter);
      if (used < width)
        fits = padded->len;
    }
  used = 0;
  for (const char *next = padded->str; *next != '\0'; next = g_utf8_next_char (next))
    used += letter_width (g_utf8_get_char (next));
  for (; used < width; used++)
    g_string_append_c (padded, ' ');
  return g_string_free (padded, FALSE);
}

/**
 * clew_tool_json_text:
 * @json: what is written so far
 * @text: (nullable): a value
 *
 * Appends a JSON string, or null.
 */
void
clew_tool_json_text (GString *json, const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_printf (json, "\\%c", *text);
      else if ((guchar)*text < 0x20)
        g_string_append_printf (json, "\\u%04x", *text);
      else
        g_string_append_c (json, *text);
    }
  g_string_append_c (json, '"');
}

/**
 * clew_tool_json_member:
 * @json: an object that is being written
 * @name: the member's name
 * @text: (nullable): its value
 */
void
clew_tool_json_member (GString *json, const char *name, const char *text)
{
  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append (json, ", ");
  g_string_append_printf (json, "\"%s\": ", name);
  clew_tool_json_text (json, text);
}
