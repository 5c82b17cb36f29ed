"""The words that stand in the time column of a timetable, and what each of them means.

Small letters, one blank between two words; a full stop at the end of a word is never
written here, and one inside may be followed by a blank: ``a.m`` reads ``a. m.`` too.
To teach the reader a word, add it to its line.
"""

from __future__ import annotations

TO = """
    to till until bis til tot a à al alle às hasta do до по إلى الى حتى تا से ถึง đến 至 到 から 부터
"""
"""Between the start and the end of a range."""

HOUR = """
    h hr hrs hour hours heure heures std stunde stunden hora horas ora ore godz godzina godziny
    t time timer tim timme timmar tunti tuntia sa saat ч час часа часов год година години годин
    ώ ώρα ώρες ساعت ساعة ساعات घं घं॰ घंटा घंटे ชม ชั่วโมง giờ 時間 小时 小時 시간
"""
"""After the hour of a clock, or after a number of hours."""

CLOCK = """
    uhr o'clock น बजे 時 时 點 点 시
"""
"""After the hour of a clock only, or after a whole clock time."""

MINUTE = """
    min mins minute minutes minuten minuti minuto minutos minuta minuty minut minuter minutt
    minutter minuttar minutti minuuttia mn mnt menit perc p m dk dakika мин минута минуты минут хв
    хвилина хвилини хвилин λ λεπ λεπτό λεπτά د دق دقيقة دقائق دقیقه मि मि॰ मिनि मिनट মিনিট মিনি မိနစ်
    דק דק׳ דקות นาที phút 分 分鐘 分钟 分間 분 ' ’ ′
"""
"""After a number of minutes, or after the minutes of a clock."""

BEFORE_NOON = """
    am a.m f.m fm π.μ πμ öö дп ص صباحًا صباحا ق.ظ صبح पूर्वाह्न 午前 上午 早上 清晨 凌晨 오전 sáng
"""
AFTER_NOON = """
    pm p.m e.m em μ.μ μμ ös пп م مساءً مساء ظهرًا ظهرا ب.ظ عصر अपराह्न 午後 下午 傍晚 晚上 오후 chiều
"""
AT_NOON = """
    noon 正午 中午
"""

FILLER = """
    kl klo klokka klokken um von ab at from de desde des das od från fra las les los dalle с з от
    στις από من الساعة از तक まで 까지 从 從
"""
"""Beside a time, and without a meaning that the time doesn't have."""
