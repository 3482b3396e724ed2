from datetime import *
date()  # raises: TypeError "function missing required argument 'year' (pos 1)"
# ---
from datetime import *
date(2024)  # raises: TypeError "function missing required argument 'month' (pos 2)"
# ---
from datetime import *
date(2024,1,1,1)  # raises: TypeError "function takes at most 3 arguments (4 given)"
# ---
from datetime import *
date(2024,13,1)  # raises: ValueError "month must be in 1..12"
# ---
from datetime import *
date(0,1,1)  # raises: ValueError "year 0 is out of range"
# ---
from datetime import *
date(2024,2,30)  # raises: ValueError "day is out of range for month"
# ---
from datetime import *
date('a',1,1)  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from datetime import *
date(2024.0,1,1)  # raises: TypeError "'float' object cannot be interpreted as an integer"
# ---
from datetime import *
date(2024,1,1,day=3)  # raises: TypeError "function takes at most 3 arguments (4 given)"
# ---
from datetime import *
date(2024,1,x=3)  # raises: TypeError "function missing required argument 'day' (pos 3)"
# ---
from datetime import *
time(24)  # raises: ValueError "hour must be in 0..23"
# ---
from datetime import *
time(1,60)  # raises: ValueError "minute must be in 0..59"
# ---
from datetime import *
time(1,1,60)  # raises: ValueError "second must be in 0..59"
# ---
from datetime import *
time(1,1,1,10**6)  # raises: ValueError "microsecond must be in 0..999999"
# ---
from datetime import *
time(fold=2)  # raises: ValueError "fold must be either 0 or 1"
# ---
from datetime import *
time(tzinfo=3)  # raises: TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'int'"
# ---
from datetime import *
datetime(2024,1,1,tzinfo=3)  # raises: TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'int'"
# ---
from datetime import *
datetime(2024,1)  # raises: TypeError "function missing required argument 'day' (pos 3)"
# ---
from datetime import *
date(2024,1,1)+1  # raises: TypeError "unsupported operand type(s) for +: 'datetime.date' and 'int'"
# ---
from datetime import *
date(2024,1,1)-1  # raises: TypeError "unsupported operand type(s) for -: 'datetime.date' and 'int'"
# ---
from datetime import *
1-date(2024,1,1)  # raises: TypeError "unsupported operand type(s) for -: 'int' and 'datetime.date'"
# ---
from datetime import *
date(2024,1,1)<1  # raises: TypeError "'<' not supported between instances of 'datetime.date' and 'int'"
# ---
from datetime import *
date(2024,1,1)<datetime(2024,1,1)  # raises: TypeError "'<' not supported between instances of 'datetime.date' and 'datetime.datetime'"
# ---
from datetime import *
datetime(2024,1,1)<datetime(2024,1,1,tzinfo=UTC)  # raises: TypeError "can't compare offset-naive and offset-aware datetimes"
# ---
from datetime import *
datetime(2024,1,1)-datetime(2024,1,1,tzinfo=UTC)  # raises: TypeError "can't subtract offset-naive and offset-aware datetimes"
# ---
from datetime import *
time(1)<time(1,tzinfo=UTC)  # raises: TypeError "can't compare offset-naive and offset-aware times"
# ---
from datetime import *
timedelta('a')  # raises: TypeError "unsupported type for timedelta days component: str"
# ---
from datetime import *
timedelta(days=float('nan'))  # raises: ValueError "cannot convert float NaN to integer"
# ---
from datetime import *
timedelta(days=float('inf'))  # raises: OverflowError "cannot convert float infinity to integer"
# ---
from datetime import *
timedelta(10**9)  # raises: OverflowError "days=1000000000; must have magnitude <= 999999999"
# ---
from datetime import *
timedelta(10**20)  # raises: OverflowError "Python int too large to convert to C int"
# ---
from datetime import *
timedelta(1)*10**30  # raises: OverflowError "Python int too large to convert to C int"
# ---
from datetime import *
timedelta(1)*'a'  # raises: TypeError "can't multiply sequence by non-int of type 'datetime.timedelta'"
# ---
from datetime import *
timedelta(1)/0  # raises: ZeroDivisionError "integer division or modulo by zero"
# ---
from datetime import *
timedelta(1)/0.0  # raises: ZeroDivisionError "integer division or modulo by zero"
# ---
from datetime import *
timedelta(1)/timedelta(0)  # raises: ZeroDivisionError "division by zero"
# ---
from datetime import *
timedelta(1)<1  # raises: TypeError "'<' not supported between instances of 'datetime.timedelta' and 'int'"
# ---
from datetime import *
timedelta(foo=1)  # raises: TypeError "__new__() got an unexpected keyword argument 'foo'"
# ---
from datetime import *
timedelta(1,2,3,4,5,6,7,8)  # raises: TypeError "__new__() takes at most 7 arguments (8 given)"
# ---
from datetime import *
date.max+timedelta(1)  # raises: OverflowError "date value out of range"
# ---
from datetime import *
datetime.max+timedelta(1)  # raises: OverflowError "date value out of range"
# ---
from datetime import *
date.fromordinal(0)  # raises: ValueError "ordinal must be >= 1"
# ---
from datetime import *
date.fromordinal(10**7)  # raises: ValueError "year 27380 is out of range"
# ---
from datetime import *
date.fromisoformat('2024-1-1')  # raises: ValueError "Invalid isoformat string: '2024-1-1'"
# ---
from datetime import *
date.fromisoformat(3)  # raises: TypeError "fromisoformat: argument must be str"
# ---
from datetime import *
datetime.fromisoformat('2024-01-01T24:00')  # raises: ValueError "hour must be in 0..23"
# ---
from datetime import *
datetime.fromisoformat('2024-01-01T25:00')  # raises: ValueError "hour must be in 0..23"
# ---
from datetime import *
datetime.fromisoformat('x')  # raises: ValueError "Invalid isoformat string: 'x'"
# ---
from datetime import *
datetime.fromisoformat('2024-01-01T10:00:00+25:00')  # raises: ValueError "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1, seconds=3600)."
# ---
from datetime import *
time.fromisoformat('4')  # raises: ValueError "Invalid isoformat string: '4'"
# ---
from datetime import *
date.fromisocalendar(2024,54,1)  # raises: ValueError "Invalid week: 54"
# ---
from datetime import *
date.fromisocalendar(2024,53,1)  # raises: ValueError "Invalid week: 53"
# ---
from datetime import *
date.fromisocalendar(2024,1,8)  # raises: ValueError "Invalid day: 8 (range is [1, 7])"
# ---
from datetime import *
date.fromisocalendar(0,1,1)  # raises: ValueError "Year is out of range: 0"
# ---
from datetime import *
datetime.strptime('x','%Y')  # raises: ValueError "time data 'x' does not match format '%Y'"
# ---
from datetime import *
datetime.strptime('2024x','%Y')  # raises: ValueError "unconverted data remains: x"
# ---
from datetime import *
datetime.strptime('2024','%q')  # raises: ValueError "'q' is a bad directive in format '%q'"
# ---
from datetime import *
datetime.strptime('2024','%')  # raises: ValueError "stray % in format '%'"
# ---
from datetime import *
datetime.strptime(1,'%Y')  # raises: TypeError "strptime() argument 1 must be str, not int"
# ---
from datetime import *
datetime.strptime('2023-02-29','%Y-%m-%d')  # raises: ValueError "day is out of range for month"
# ---
from datetime import *
assert repr(datetime(2024,1,1)==date(2024,1,1)) == 'False'
assert repr(time.fromisoformat('T04:05:06.1234567')) == 'datetime.time(4, 5, 6, 123456)'
assert repr(date(2024,1,5).strftime('%e|%k|%l|%P|%-d|%_d|%^a|%10d|%q|%E|%:z|%z|%Z|%f|%')) == "' 5| 0|12|am|5| 5|FRI|0000000005|%q|%E||||000000|%'"
# ---
from datetime import *
timezone(1)  # raises: TypeError "timezone() argument 1 must be datetime.timedelta, not int"
# ---
from datetime import *
timezone(timedelta(1))  # raises: ValueError "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)."
# ---
from datetime import *
timezone(timedelta(hours=1),3)  # raises: TypeError "timezone() argument 2 must be str, not int"
# ---
from datetime import *
timezone.utc.utcoffset(1)  # raises: TypeError "utcoffset(dt) argument must be a datetime instance or None, not int"
# ---
from datetime import *
tzinfo().utcoffset(None)  # raises: NotImplementedError "a tzinfo subclass must implement utcoffset()"
# ---
from datetime import *
timezone.utc.fromutc(datetime(2024,1,1))  # raises: ValueError "fromutc: dt.tzinfo is not self"
# ---
from datetime import *
datetime(2024,1,1).isoformat(timespec='x')  # raises: ValueError "Unknown timespec value"
# ---
from datetime import *
datetime(2024,1,1).isoformat('ab')  # raises: TypeError "isoformat() argument 1 must be a unicode character, not str"
# ---
from datetime import *
date(2024,1,1).replace(2023,13)  # raises: ValueError "month must be in 1..12"
# ---
from datetime import *
assert repr([date(y,m,d).strftime('%a %A %b %B %c %C %d %D %e %g %G %h %I %j %m %u %U %V %w %W %x %X %y %Y %%') for y,m,d in [(2024,1,1),(2023,1,1),(2021,1,3),(2020,12,31),(1999,12,31)]]) == "['Mon Monday Jan January Mon Jan  1 00:00:00 2024 20 01 01/01/24  1 24 2024 Jan 12 001 01 1 00 01 1 01 01/01/24 00:00:00 24 2024 %', 'Sun Sunday Jan January Sun Jan  1 00:00:00 2023 20 01 01/01/23  1 22 2022 Jan 12 001 01 7 01 52 0 00 01/01/23 00:00:00 23 2023 %', 'Sun Sunday Jan January Sun Jan  3 00:00:00 2021 20 03 01/03/21  3 20 2020 Jan 12 003 01 7 01 53 0 00 01/03/21 00:00:00 21 2021 %', 'Thu Thursday Dec December Thu Dec 31 00:00:00 2020 20 31 12/31/20 31 20 2020 Dec 12 366 12 4 52 53 4 52 12/31/20 00:00:00 20 2020 %', 'Fri Friday Dec December Fri Dec 31 00:00:00 1999 19 31 12/31/99 31 99 1999 Dec 12 365 12 5 52 52 5 52 12/31/99 00:00:00 99 1999 %']"
assert repr(date(2024,1,1).timetuple()) == 'time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)'
assert repr(date(2024,1,1).isocalendar()) == 'datetime.IsoCalendarDate(year=2024, week=1, weekday=1)'
# ---
from datetime import *
datetime.fromtimestamp(1e20,UTC)  # raises: OverflowError "timestamp out of range for platform time_t"
# ---
from datetime import *
datetime.fromtimestamp(1e12,UTC)  # raises: ValueError "year 33658 is out of range"
# ---
from datetime import *
datetime.fromtimestamp(-1e12,UTC)  # raises: ValueError "year -29719 is out of range"
# ---
from datetime import *
datetime.fromtimestamp('a',UTC)  # raises: TypeError "'str' object cannot be interpreted as an integer"
# ---
from datetime import *
datetime.fromtimestamp(float('nan'),UTC)  # raises: ValueError "Invalid value NaN (not a number)"
# ---
from datetime import *
assert repr(datetime(2024,1,1,tzinfo=UTC).timetuple()) == 'time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)'
assert repr(datetime.fromtimestamp(1.5e9+0.1234565,UTC)) == 'datetime.datetime(2017, 7, 14, 2, 40, 0, 123456, tzinfo=datetime.timezone.utc)'
assert repr(datetime.fromtimestamp(-1.5,UTC)) == 'datetime.datetime(1969, 12, 31, 23, 59, 58, 500000, tzinfo=datetime.timezone.utc)'
# ---
from datetime import *
datetime.combine(date(2024,1,1),3)  # raises: TypeError "combine() argument 2 must be datetime.time, not int"
# ---
from datetime import *
datetime.combine(3,time())  # raises: TypeError "combine() argument 1 must be datetime.date, not int"
# ---
from datetime import *
assert repr(datetime.fromtimestamp(-0.0000005,UTC)) == 'datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)'
assert repr(date.fromtimestamp(-0.5)) == 'datetime.date(1969, 12, 31)'
assert repr(timezone.min) == 'datetime.timezone(datetime.timedelta(days=-1, seconds=60))'
# ---
from datetime import *
assert repr(timezone.max) == 'datetime.timezone(datetime.timedelta(seconds=86340))'
assert repr(timezone(timedelta(seconds=-1))) == 'datetime.timezone(datetime.timedelta(days=-1, seconds=86399))'
assert repr(repr(timezone(timedelta(seconds=-1,microseconds=4),'x'))) == '"datetime.timezone(datetime.timedelta(days=-1, seconds=86399, microseconds=4), \'x\')"'
# ---
from datetime import *
assert repr([str(timezone(timedelta(seconds=s))) for s in (0,1,-1,3600,-3600,-3601,5400)]) == "['UTC', 'UTC+00:00:01', 'UTC-00:00:01', 'UTC+01:00', 'UTC-01:00', 'UTC-01:00:01', 'UTC+01:30']"
assert repr(timedelta) == "<class 'datetime.timedelta'>"
assert repr(datetime) == "<class 'datetime.datetime'>"
# ---
from datetime import *
datetime(2024,1,1).astimezone(3)  # raises: TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'int'"
# ---
from datetime import *
assert repr((date.__name__,date.__qualname__)) == "('date', 'date')"
assert repr(datetime.astimezone(datetime(2024,1,1))) == "datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(0), 'UTC'))"
assert repr(date.fromtimestamp(86400*3)) == 'datetime.date(1970, 1, 4)'
# ---
from datetime import *
divmod(timedelta(5),3)  # raises: TypeError "unsupported operand type(s) for divmod(): 'datetime.timedelta' and 'int'"
# ---
from datetime import *
timedelta(5)%3  # raises: TypeError "unsupported operand type(s) for %: 'datetime.timedelta' and 'int'"
# ---
from datetime import *
assert repr(divmod(timedelta(5),timedelta(2))) == '(2, datetime.timedelta(days=1))'
assert repr((timedelta(5)//timedelta(2), timedelta(5)/timedelta(2), timedelta(5)//2, timedelta(5)/2, timedelta(5)/2.5, 3*timedelta(1), 2.5*timedelta(1))) == '(2, 2.5, datetime.timedelta(days=2, seconds=43200), datetime.timedelta(days=2, seconds=43200), datetime.timedelta(days=2), datetime.timedelta(days=3), datetime.timedelta(days=2, seconds=43200))'
assert repr(format(date(2024,1,1),'')) == "'2024-01-01'"
# ---
from datetime import *
assert repr(f"{date(2024,1,1):%d/%m}") == "'01/01'"
assert repr(datetime(2024,1,1).utcoffset()) == 'None'
assert repr(datetime.fromordinal(3)) == 'datetime.datetime(1, 1, 3, 0, 0)'
# ---
from datetime import *
date(2**70,1,1)  # raises: OverflowError "Python int too large to convert to C long"
# ---
from datetime import *
date(2**31,1,1)  # raises: OverflowError "signed integer is greater than maximum"
# ---
from datetime import *
def sa(o,n,v): setattr(o,n,v)
sa(date(2024,1,1),'year',3)  # raises: AttributeError "attribute 'year' of 'datetime.date' objects is not writable"
# ---
from datetime import *
def sa(o,n,v): setattr(o,n,v)
sa(date(2024,1,1),'foo',3)  # raises: AttributeError "'datetime.date' object has no attribute 'foo' and no __dict__ for setting new attributes"
# ---
from datetime import *
date(2024,1,1).foo  # raises: AttributeError "'datetime.date' object has no attribute 'foo'"
# ---
from datetime import *
date.foo  # raises: AttributeError "type object 'datetime.date' has no attribute 'foo'"
# ---
from datetime import *
time(1)-time(1)  # raises: TypeError "unsupported operand type(s) for -: 'datetime.time' and 'datetime.time'"
# ---
from datetime import *
time(1)+timedelta(1)  # raises: TypeError "unsupported operand type(s) for +: 'datetime.time' and 'datetime.timedelta'"
# ---
from datetime import *
assert repr(date(True,1,1)) == 'datetime.date(1, 1, 1)'
assert repr(timedelta.max) == 'datetime.timedelta(days=999999999, seconds=86399, microseconds=999999)'
assert repr(timedelta.min) == 'datetime.timedelta(days=-999999999)'
# ---
from datetime import *
-timedelta.max  # raises: OverflowError "days=-1000000000; must have magnitude <= 999999999"
# ---
from datetime import *
timedelta(1,fold=1)  # raises: TypeError "__new__() got an unexpected keyword argument 'fold'"
# ---
from datetime import *
assert repr(abs(timedelta(-1))) == 'datetime.timedelta(days=1)'
assert repr((bool(timedelta()), bool(time(0)))) == '(False, True)'
assert repr((time.min,time.max,time.resolution, date.min, date.max, date.resolution, datetime.min, datetime.max, datetime.resolution)) == '(datetime.time(0, 0), datetime.time(23, 59, 59, 999999), datetime.timedelta(microseconds=1), datetime.date(1, 1, 1), datetime.date(9999, 12, 31), datetime.timedelta(days=1), datetime.datetime(1, 1, 1, 0, 0), datetime.datetime(9999, 12, 31, 23, 59, 59, 999999), datetime.timedelta(microseconds=1))'
# ---
from datetime import *
date(2024,1,1).strftime(3)  # raises: TypeError "strftime() argument 1 must be str, not int"
# ---
from datetime import *
a=datetime(2024,2,29,13,5,9,77)
assert repr((timedelta(microseconds=0.5),timedelta(microseconds=1.5),timedelta(1)/3,timedelta(1)*0.1,timedelta(seconds=0.1,microseconds=0.5,milliseconds=1.7,weeks=1.5))) == '(datetime.timedelta(0), datetime.timedelta(microseconds=2), datetime.timedelta(seconds=28800), datetime.timedelta(seconds=8640), datetime.timedelta(days=10, seconds=43200, microseconds=101700))'
assert repr(time(1,2).isoformat('hours')) == "'01'"
assert repr([a.isoformat(timespec=s) for s in 'auto hours minutes seconds milliseconds microseconds'.split()]) == "['2024-02-29T13:05:09.000077', '2024-02-29T13', '2024-02-29T13:05', '2024-02-29T13:05:09', '2024-02-29T13:05:09.000', '2024-02-29T13:05:09.000077']"
# ---
from datetime import *
assert repr(time(1,2,3,4,tzinfo=timezone(timedelta(hours=-5,minutes=-30)))) == 'datetime.time(1, 2, 3, 4, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66600)))'
assert repr(str(time(1,2,3,4,tzinfo=timezone(timedelta(hours=-5,minutes=-30))))) == "'01:02:03.000004-05:30'"
assert repr(datetime(2024,1,1,fold=1)) == 'datetime.datetime(2024, 1, 1, 0, 0, fold=1)'
# ---
from datetime import *
time(1,2,3,4,None,1)  # raises: TypeError "function takes at most 5 positional arguments (6 given)"
# ---
from datetime import *
datetime(2024,1,1,1,1,1,1,None,1)  # raises: TypeError "function takes at most 8 positional arguments (9 given)"
# ---
from datetime import *
assert repr(datetime(2024,1,1,fold=1,tzinfo=UTC)) == 'datetime.datetime(2024, 1, 1, 0, 0, fold=1, tzinfo=datetime.timezone.utc)'
assert repr(time(1,fold=1,tzinfo=UTC)) == 'datetime.time(1, 0, tzinfo=datetime.timezone.utc, fold=1)'
assert repr(datetime(2024,1,1,0,0,5)) == 'datetime.datetime(2024, 1, 1, 0, 0, 5)'
# ---
from datetime import *
date.today(1)  # raises: TypeError "date.today() takes no arguments (1 given)"
# ---
from datetime import *
datetime.now(3)  # raises: TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'int'"
# ---
from datetime import *
assert repr((str(timedelta(-1,5,7)), repr(timedelta(-1,5,7)), str(timedelta(2)), repr(timedelta()), str(timedelta(999999999)))) == "('-1 day, 0:00:05.000007', 'datetime.timedelta(days=-1, seconds=5, microseconds=7)', '2 days, 0:00:00', 'datetime.timedelta(0)', '999999999 days, 0:00:00')"
assert repr((timedelta(1)==1, time(1)==1, date(2024,1,1)==1)) == '(False, False, False)'
assert repr((UTC is timezone.utc, UTC==timezone(timedelta(0)), hash(UTC)==hash(timezone(timedelta(0),'x')), timezone(timedelta(0),'x')==UTC)) == '(True, True, True, True)'
# ---
from datetime import *
assert repr(timezone(timedelta(0))) == 'datetime.timezone.utc'
assert repr(datetime.strptime('11','%d%m')) == 'datetime.datetime(1900, 1, 1, 0, 0)'
assert repr(datetime.strptime('2024-01-01T10:00:00.5Z','%Y-%m-%dT%H:%M:%S.%fZ')) == 'datetime.datetime(2024, 1, 1, 10, 0, 0, 500000)'
# ---
from datetime import *
datetime.strptime('1 1 1 1','%d%n')  # raises: ValueError "'n' is a bad directive in format '%d%n'"
# ---
from datetime import *
datetime.strptime('5','%y')  # raises: ValueError "time data '5' does not match format '%y'"
# ---
from datetime import *
assert repr(datetime.strptime('a  b','a b')) == 'datetime.datetime(1900, 1, 1, 0, 0)'
assert repr(datetime.strptime('+010203.5','%z')) == 'datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=3723, microseconds=500000)))'
assert repr(datetime.strptime('Z','%z')) == 'datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)'
# ---
from datetime import *
datetime.strptime('z','%z')  # raises: ValueError "time data 'z' does not match format '%z'"
# ---
from datetime import *
datetime.strptime('EST','%Z')  # raises: ValueError "time data 'EST' does not match format '%Z'"
# ---
from datetime import *
assert repr(datetime.strptime('GMT','%Z').tzinfo) == 'None'
assert repr(datetime.strptime('-00:00','%z')) == 'datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)'
assert repr(datetime.strptime(' 5','%d')) == 'datetime.datetime(1900, 1, 5, 0, 0)'
# ---
from datetime import *
assert repr(datetime.strptime('jAnuary','%B')) == 'datetime.datetime(1900, 1, 1, 0, 0)'
assert repr(datetime.strptime('may 5','%b %d')) == 'datetime.datetime(1900, 5, 5, 0, 0)'
assert repr(datetime.strptime('2024 0 1','%Y %U %w')) == 'datetime.datetime(2024, 1, 1, 0, 0)'
# ---
from datetime import *
assert repr(datetime.strptime('2024 0 0','%Y %W %w')) == 'datetime.datetime(2024, 1, 7, 0, 0)'
assert repr(datetime.strptime('2024 W01 7','%G W%V %u')) == 'datetime.datetime(2024, 1, 7, 0, 0)'
assert repr(datetime.strptime('2020 53 7','%G %V %u')) == 'datetime.datetime(2021, 1, 3, 0, 0)'
# ---
from datetime import *
datetime.strptime('2021 53 7','%G %V %u')  # raises: ValueError "Invalid week: 53"
# ---
from datetime import *
assert repr(datetime.strptime('2024 366','%Y %j')) == 'datetime.datetime(2024, 12, 31, 0, 0)'
assert repr(datetime.strptime('2023 366','%Y %j')) == 'datetime.datetime(2024, 1, 1, 0, 0)'
assert repr(datetime.strptime('366','%j')) == 'datetime.datetime(1901, 1, 1, 0, 0)'
# ---
from datetime import *
datetime.strptime('0','%j')  # raises: ValueError "time data '0' does not match format '%j'"
# ---
from datetime import *
assert repr(datetime.strptime('12','%I')) == 'datetime.datetime(1900, 1, 1, 0, 0)'
assert repr(datetime.strptime('12 pm','%H %p')) == 'datetime.datetime(1900, 1, 1, 12, 0)'
assert repr(datetime.strptime('100%','100%%')) == 'datetime.datetime(1900, 1, 1, 0, 0)'
# ---
from datetime import *
datetime.strptime('2024','%Y%')  # raises: ValueError "stray % in format '%Y%'"
# ---
from datetime import *
datetime.strptime('2024','%Ey')  # raises: ValueError "'E' is a bad directive in format '%Ey'"
# ---
from datetime import *
datetime.strptime('2024','')  # raises: ValueError "unconverted data remains: 2024"
# ---
from datetime import *
assert repr(datetime.strptime('10 PM','%I %p')) == 'datetime.datetime(1900, 1, 1, 22, 0)'
assert repr(datetime.strptime('','')) == 'datetime.datetime(1900, 1, 1, 0, 0)'
assert repr(datetime.strptime('a.b','a.b')) == 'datetime.datetime(1900, 1, 1, 0, 0)'
# ---
from datetime import *
datetime.strptime('axb','a.b')  # raises: ValueError "time data 'axb' does not match format 'a.b'"
# ---
from datetime import *
assert repr(datetime.strptime('10:00 +0100','%H:%M %z')) == 'datetime.datetime(1900, 1, 1, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))'
assert repr(datetime.strptime('69 68','%y 68')) == 'datetime.datetime(1969, 1, 1, 0, 0)'
assert repr(datetime.strptime('68','%y')) == 'datetime.datetime(2068, 1, 1, 0, 0)'
# ---
from datetime import *
datetime.strptime('abc def','abc')  # raises: ValueError "unconverted data remains:  def"
# ---
from datetime import *
datetime.strptime('2024-02-30','%Y-%m-%d')  # raises: ValueError "day is out of range for month"
# ---
from datetime import *
datetime.strptime('2024-1-1 ','%Y-%m-%d')  # raises: ValueError "unconverted data remains:  "
# ---
from datetime import *
datetime.strptime('10','%:z')  # raises: ValueError "':' is a bad directive in format '%:z'"
# ---
from datetime import *
datetime.strptime('10','%-d')  # raises: ValueError "'-' is a bad directive in format '%-d'"
# ---
from datetime import *
datetime.strptime('+1','%z')  # raises: ValueError "time data '+1' does not match format '%z'"
# ---
from datetime import *
datetime.strptime('+0060','%z')  # raises: ValueError "time data '+0060' does not match format '%z'"
# ---
from datetime import *
datetime.strptime('0000','%Y')  # raises: ValueError "year 0 is out of range"
# ---
from datetime import *
assert repr(datetime.strptime('5\n 6','%d %m')) == 'datetime.datetime(1900, 6, 5, 0, 0)'
assert repr(datetime.strptime('2024 Monday 5','%Y %A %W')) == 'datetime.datetime(2024, 1, 29, 0, 0)'
assert repr(datetime.strptime('1','%w')) == 'datetime.datetime(1900, 1, 1, 0, 0)'
# ---
from datetime import *
datetime.strptime('UTC+1','%Z')  # raises: ValueError "unconverted data remains: +1"
# ---
from datetime import *
assert repr(datetime.strptime('12:30:45 AM','%I:%M:%S %p')) == 'datetime.datetime(1900, 1, 1, 0, 30, 45)'
assert repr(datetime.strptime('Mon Jan  1 00:00:00 2024','%c')) == 'datetime.datetime(2024, 1, 1, 0, 0)'
assert repr(datetime.strptime('01/02/24 00:00:00','%x %X')) == 'datetime.datetime(2024, 1, 2, 0, 0)'
# ---
from datetime import *
datetime.strptime('0.123456789','%S.%f')  # raises: ValueError "unconverted data remains: 789"
# ---
from datetime import *
datetime.strptime('61','%S')  # raises: ValueError "second must be in 0..59"
# ---
from datetime import *
datetime.strptime('+01:0203 x','%z x')  # raises: ValueError "Inconsistent use of : in +01:0203"
# ---
from datetime import *
datetime.strptime('Feb 29','%b %d')  # raises: ValueError "day is out of range for month"
# ---
from datetime import *
assert repr(datetime.strptime('+0130 UTC','%z %Z')) == "datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400), 'UTC'))"
assert repr(datetime.strptime('29','%d')) == 'datetime.datetime(1900, 1, 29, 0, 0)'
assert repr(datetime.strptime('2024 5','%Y %U')) == 'datetime.datetime(2024, 1, 1, 0, 0)'
# ---
from datetime import *
datetime.strptime('2024 5 1','%Y %V %u')  # raises: ValueError "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
# ---
from datetime import *
datetime.strptime('5 1','%V %u')  # raises: ValueError "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u')."
# ---
from datetime import *
datetime.strptime('2024 5','%G %V')  # raises: ValueError "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u')."
# ---
from datetime import *
assert repr(datetime.strptime('2024 5 1','%Y %U %w')) == 'datetime.datetime(2024, 2, 5, 0, 0)'
assert repr(datetime.strptime('2024 5 1','%G %V %u')) == 'datetime.datetime(2024, 1, 29, 0, 0)'
assert repr(datetime.strptime('2024 60','%Y %j')) == 'datetime.datetime(2024, 2, 29, 0, 0)'
# ---
from datetime import *
datetime.strptime('2024 60','%G %j')  # raises: ValueError "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
# ---
from datetime import *
assert repr(datetime.strptime('June 1, 2024 at 05PM','%B %d, %Y at %I%p')) == 'datetime.datetime(2024, 6, 1, 17, 0)'
assert repr(datetime.fromisoformat('2024-01-01T10-05')) == 'datetime.datetime(2024, 1, 1, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400)))'
assert repr(datetime.fromisoformat('2024-01-01T10:00-05')) == 'datetime.datetime(2024, 1, 1, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400)))'
# ---
from datetime import *
assert repr(datetime.fromisoformat('2024-W01T10:00')) == 'datetime.datetime(2024, 1, 1, 10, 0)'
assert repr(datetime.fromisoformat('2024-W01-1T10')) == 'datetime.datetime(2024, 1, 1, 10, 0)'
assert repr(datetime.fromisoformat('2024W011T10')) == 'datetime.datetime(2024, 1, 1, 10, 0)'
# ---
from datetime import *
assert repr(datetime.fromisoformat('2024W01T10')) == 'datetime.datetime(2024, 1, 1, 10, 0)'
assert repr(datetime.fromisoformat('20240101T101112')) == 'datetime.datetime(2024, 1, 1, 10, 11, 12)'
assert repr(datetime.fromisoformat('20240101T101112,5')) == 'datetime.datetime(2024, 1, 1, 10, 11, 12, 500000)'
# ---
from datetime import *
datetime.fromisoformat('20240101T1011:12')  # raises: ValueError "Invalid isoformat string: '20240101T1011:12'"
# ---
from datetime import *
datetime.fromisoformat('20240101T10:1112')  # raises: ValueError "Invalid isoformat string: '20240101T10:1112'"
# ---
from datetime import *
datetime.fromisoformat('2024010110')  # raises: ValueError "Invalid isoformat string: '2024010110'"
# ---
from datetime import *
datetime.fromisoformat('202401011011')  # raises: ValueError "Invalid isoformat string: '202401011011'"
# ---
from datetime import *
datetime.fromisoformat('2024-01-01T10:00:00z')  # raises: ValueError "Invalid isoformat string: '2024-01-01T10:00:00z'"
# ---
from datetime import *
datetime.fromisoformat('2024-01-01T')  # raises: ValueError "Invalid isoformat string: '2024-01-01T'"
# ---
from datetime import *
datetime.fromisoformat('2024-01-01T10:00:00+')  # raises: ValueError "Invalid isoformat string: '2024-01-01T10:00:00+'"
# ---
from datetime import *
datetime.fromisoformat('2024-01-01T10:00:00.')  # raises: ValueError "Invalid isoformat string: '2024-01-01T10:00:00.'"
# ---
from datetime import *
assert repr(datetime.fromisoformat('2024-01-01 10:00:00.123456789Z')) == 'datetime.datetime(2024, 1, 1, 10, 0, 0, 123456, tzinfo=datetime.timezone.utc)'
assert repr(datetime.fromisoformat('2024-01-01T10:00:00+01:00:00.5')) == 'datetime.datetime(2024, 1, 1, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600, microseconds=500000)))'
assert repr(datetime.fromisoformat('2024-01-01T10:00:00+0100')) == 'datetime.datetime(2024, 1, 1, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))'
# ---
from datetime import *
datetime.fromisoformat('2024-0101')  # raises: ValueError "Invalid isoformat string: '2024-0101'"
# ---
from datetime import *
datetime.fromisoformat('2024-13-01T10:00')  # raises: ValueError "month must be in 1..12"
# ---
from datetime import *
assert repr(datetime.fromisoformat('2024-01-01T10:00:00-00:00')) == 'datetime.datetime(2024, 1, 1, 10, 0, tzinfo=datetime.timezone.utc)'
assert repr(datetime.fromisoformat('2024-01-01é10:00')) == 'datetime.datetime(2024, 1, 1, 10, 0)'
assert repr(date.fromisoformat('2024-W01-1')) == 'datetime.date(2024, 1, 1)'
# ---
from datetime import *
assert repr(date.fromisoformat('2024-W01')) == 'datetime.date(2024, 1, 1)'
assert repr(date.fromisoformat('2024W01')) == 'datetime.date(2024, 1, 1)'
assert repr(date.fromisoformat('2024W011')) == 'datetime.date(2024, 1, 1)'
# ---
from datetime import *
date.fromisoformat('2024-W011')  # raises: ValueError "Invalid isoformat string: '2024-W011'"
# ---
from datetime import *
date.fromisoformat('2024W01-1')  # raises: ValueError "Invalid isoformat string: '2024W01-1'"
# ---
from datetime import *
date.fromisoformat('2024-001')  # raises: ValueError "Invalid isoformat string: '2024-001'"
# ---
from datetime import *
date.fromisoformat('2024-13-01')  # raises: ValueError "month must be in 1..12"
# ---
from datetime import *
date.fromisoformat('2024-01-01T10')  # raises: ValueError "Invalid isoformat string: '2024-01-01T10'"
# ---
from datetime import *
assert repr(date.fromisoformat('20240101')) == 'datetime.date(2024, 1, 1)'
assert repr(time.fromisoformat('10')) == 'datetime.time(10, 0)'
assert repr(time.fromisoformat('1011')) == 'datetime.time(10, 11)'
# ---
from datetime import *
time.fromisoformat('25:00')  # raises: ValueError "hour must be in 0..23"
# ---
from datetime import *
time.fromisoformat('')  # raises: ValueError "Invalid isoformat string: ''"
# ---
from datetime import *
assert repr(time.fromisoformat('10:11Z')) == 'datetime.time(10, 11, tzinfo=datetime.timezone.utc)'
assert repr(time.fromisoformat('T10')) == 'datetime.time(10, 0)'
assert repr(time.fromisoformat('10:11:12.1+01')) == 'datetime.time(10, 11, 12, 100000, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))'
# ---
from datetime import *
class D(date): pass
class DT(datetime): pass
class TZ(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(hours=1)
    def tzname(self, dt): return "TZ"
t=TZ()
assert repr((D(2024,1,1)+timedelta(1), type(D(2024,1,1)+timedelta(1)).__name__, D.fromisoformat('2024-01-01'), D.min, D(2024,1,1).replace(day=3), D.fromordinal(100), D(2024,1,2)-D(2024,1,1))) == "(D(2024, 1, 2), 'D', D(2024, 1, 1), datetime.date(1, 1, 1), D(2024, 1, 3), D(1, 4, 10), datetime.timedelta(days=1))"
assert repr((DT(2024,1,1)+timedelta(1), DT.fromisoformat('2024-01-01T10:00'), DT.combine(date(2024,1,1),time(1)), DT.strptime('1','%d'), DT(2024,1,1).date(), DT(2024,1,1,3).time(), DT.fromtimestamp(0, UTC), DT(2024,1,1).replace(hour=3), DT.fromordinal(7))) == '(DT(2024, 1, 2, 0, 0), DT(2024, 1, 1, 10, 0), DT(2024, 1, 1, 1, 0), DT(1900, 1, 1, 0, 0), datetime.date(2024, 1, 1), datetime.time(3, 0), DT(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), DT(2024, 1, 1, 3, 0), DT(1, 1, 7, 0, 0))'
assert repr((datetime(2024,1,1,tzinfo=t).astimezone(UTC), datetime(2024,1,1,tzinfo=UTC).astimezone(t).replace(tzinfo=None), str(datetime(2024,1,1,tzinfo=t)), datetime(2024,1,1,tzinfo=t).timetuple(), datetime(2024,1,1,tzinfo=t).utctimetuple(), datetime(2024,1,1,tzinfo=t).timestamp())) == "(datetime.datetime(2023, 12, 31, 22, 0, tzinfo=datetime.timezone.utc), datetime.datetime(2024, 1, 1, 2, 0), '2024-01-01 00:00:00+02:00', time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=1), time.struct_time(tm_year=2023, tm_mon=12, tm_mday=31, tm_hour=22, tm_min=0, tm_sec=0, tm_wday=6, tm_yday=365, tm_isdst=0), 1704060000.0)"
# ---
from datetime import *
class TZ(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(hours=1)
    def tzname(self, dt): return "TZ"
t=TZ()
a=datetime(2024,2,29,13,5,9,77)
assert repr(f"{datetime(2024,1,1,tzinfo=t):%z %Z %:z}") == "'+0200 TZ +02:00'"
assert repr((datetime(2024,1,1,tzinfo=t)==datetime(2023,12,31,22,tzinfo=UTC), hash(datetime(2024,1,1,tzinfo=t))==hash(datetime(2023,12,31,22,tzinfo=UTC)), datetime(2024,1,1,tzinfo=t)-datetime(2024,1,1,tzinfo=UTC), time(2,tzinfo=t)==time(0,tzinfo=UTC), time(2,tzinfo=t)>time(0,tzinfo=UTC), time(2,tzinfo=t).utcoffset())) == '(True, True, datetime.timedelta(days=-1, seconds=79200), True, False, datetime.timedelta(seconds=7200))'
assert repr((a.ctime(), date(2024,1,1).ctime(), a.date(), a.time(), a.timetz(), a.weekday(), a.isoweekday(), a.toordinal(), a.year, a.microsecond, a.tzinfo, a.fold)) == "('Thu Feb 29 13:05:09 2024', 'Mon Jan  1 00:00:00 2024', datetime.date(2024, 2, 29), datetime.time(13, 5, 9, 77), datetime.time(13, 5, 9, 77), 3, 4, 738945, 2024, 77, None, 0)"
# ---
from datetime import *
import copy
a=datetime(2024,2,29,13,5,9,77)
assert repr((copy.copy(a)==a, copy.deepcopy([a,date(2024,1,1),time(3),timedelta(1),UTC])==[a,date(2024,1,1),time(3),timedelta(1),UTC], copy.replace(a,year=2020))) == '(True, True, datetime.datetime(2020, 2, 29, 13, 5, 9, 77))'
assert repr((sorted([datetime(2024,1,3),datetime(2024,1,1)]), max(date(2024,1,1),date(2025,1,1)), sum([timedelta(1),timedelta(2)],timedelta()))) == '([datetime.datetime(2024, 1, 1, 0, 0), datetime.datetime(2024, 1, 3, 0, 0)], datetime.date(2025, 1, 1), datetime.timedelta(days=3))'
assert repr(({date(2024,1,1):1}[date(2024,1,1)], {timedelta(1):1}[timedelta(hours=24)], {time(3):1}[time(3)], {a:1}[a])) == '(1, 1, 1, 1)'
# ---
from datetime import *
a=datetime(2024,2,29,13,5,9,77)
assert repr((isinstance(a,date), issubclass(datetime,date), issubclass(timezone,tzinfo), isinstance(UTC,tzinfo))) == '(True, True, True, True)'
assert repr((date(2024,1,1).isocalendar().week, tuple(date(2024,1,1).isocalendar()), date(2024,1,1).isocalendar()[0], date(2024,1,1).isocalendar()==(2024,1,1), type(date(2024,1,1).isocalendar()))) == "(1, (2024, 1, 1), 2024, True, <class 'datetime.IsoCalendarDate'>)"
assert repr((a.timetuple().tm_yday, a.timetuple()[:3], len(a.timetuple()), type(a.timetuple()))) == "(60, (2024, 2, 29), 9, <class 'time.struct_time'>)"
# ---
from datetime import *
assert repr([(date(y,12,31).isocalendar()[:], date(y,1,1).isocalendar()[:]) for y in range(1995,2030)]) == '[((1995, 52, 7), (1994, 52, 7)), ((1997, 1, 2), (1996, 1, 1)), ((1998, 1, 3), (1997, 1, 3)), ((1998, 53, 4), (1998, 1, 4)), ((1999, 52, 5), (1998, 53, 5)), ((2000, 52, 7), (1999, 52, 6)), ((2002, 1, 1), (2001, 1, 1)), ((2003, 1, 2), (2002, 1, 2)), ((2004, 1, 3), (2003, 1, 3)), ((2004, 53, 5), (2004, 1, 4)), ((2005, 52, 6), (2004, 53, 6)), ((2006, 52, 7), (2005, 52, 7)), ((2008, 1, 1), (2007, 1, 1)), ((2009, 1, 3), (2008, 1, 2)), ((2009, 53, 4), (2009, 1, 4)), ((2010, 52, 5), (2009, 53, 5)), ((2011, 52, 6), (2010, 52, 6)), ((2013, 1, 1), (2011, 52, 7)), ((2014, 1, 2), (2013, 1, 2)), ((2015, 1, 3), (2014, 1, 3)), ((2015, 53, 4), (2015, 1, 4)), ((2016, 52, 6), (2015, 53, 5)), ((2017, 52, 7), (2016, 52, 7)), ((2019, 1, 1), (2018, 1, 1)), ((2020, 1, 2), (2019, 1, 2)), ((2020, 53, 4), (2020, 1, 3)), ((2021, 52, 5), (2020, 53, 5)), ((2022, 52, 6), (2021, 52, 6)), ((2023, 52, 7), (2022, 52, 7)), ((2025, 1, 2), (2024, 1, 1)), ((2026, 1, 3), (2025, 1, 3)), ((2026, 53, 4), (2026, 1, 4)), ((2027, 52, 5), (2026, 53, 5)), ((2028, 52, 7), (2027, 52, 6)), ((2030, 1, 1), (2029, 1, 1))]'
assert repr(([date.fromordinal(n).toordinal()==n for n in range(1,3652059,977)].count(False), date.fromordinal(3652059), date.fromordinal(366), date.fromordinal(146097))) == '(0, datetime.date(9999, 12, 31), datetime.date(2, 1, 1), datetime.date(400, 12, 31))'
assert repr((timedelta(days=1.5).total_seconds(), timedelta(microseconds=1).total_seconds(), timedelta.max.total_seconds(), datetime(2024,1,1,tzinfo=UTC).timestamp(), datetime.max.replace(tzinfo=UTC).timestamp())) == '(129600.0, 1e-06, 86400000000000.0, 1704067200.0, 253402300800.0)'
# ---
from datetime import *
date(2024,1,1)-datetime(2024,1,1)  # raises: TypeError "unsupported operand type(s) for -: 'datetime.date' and 'datetime.datetime'"
# ---
from datetime import *
datetime(2024,1,1)-date(2024,1,1)  # raises: TypeError "unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'"
# ---
from datetime import *
date(2024,1,1)>None  # raises: TypeError "'>' not supported between instances of 'datetime.date' and 'NoneType'"
# ---
from datetime import *
datetime(2024,1,1)<3  # raises: TypeError "'<' not supported between instances of 'datetime.datetime' and 'int'"
# ---
from datetime import *
timedelta(1)+3  # raises: TypeError "unsupported operand type(s) for +: 'datetime.timedelta' and 'int'"
# ---
from datetime import *
timedelta(1)//2.5  # raises: TypeError "unsupported operand type(s) for //: 'datetime.timedelta' and 'float'"
# ---
from datetime import *
timedelta(1)*None  # raises: TypeError "unsupported operand type(s) for *: 'datetime.timedelta' and 'NoneType'"
# ---
from datetime import *
assert repr((timedelta(True), timedelta(hours=-1), timedelta(weeks=1,days=-7), timedelta(1)-timedelta(2), +timedelta(1))) == '(datetime.timedelta(days=1), datetime.timedelta(days=-1, seconds=82800), datetime.timedelta(0), datetime.timedelta(days=-1), datetime.timedelta(days=1))'
assert repr((timedelta(1) + date(2024,1,1), date(2024,3,1)-timedelta(days=1,hours=23), timedelta(1)+datetime(2024,1,1))) == '(datetime.date(2024, 1, 2), datetime.date(2024, 2, 29), datetime.datetime(2024, 1, 2, 0, 0))'
assert repr(dir(timedelta)[-8:]) == "['__truediv__', 'days', 'max', 'microseconds', 'min', 'resolution', 'seconds', 'total_seconds']"
# ---
from datetime import *
datetime.fromisoformat('2024-01-01').replace(tzinfo=3)  # raises: TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'int'"
# ---
from datetime import *
datetime(2024,1,1).replace(foo=3)  # raises: TypeError "replace() got an unexpected keyword argument 'foo'"
# ---
from datetime import *
a=datetime(2024,2,29,13,5,9,77)
assert repr((MINYEAR, MAXYEAR)) == '(1, 9999)'
assert repr(a.replace(2020, 1, 2, 3, 4, 5, 6, UTC)) == 'datetime.datetime(2020, 1, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc)'
assert repr(a.replace(fold=1)) == 'datetime.datetime(2024, 2, 29, 13, 5, 9, 77, fold=1)'
# ---
from datetime import *
date(2024, 1, day=2, month=3)  # raises: TypeError "function takes at most 3 arguments (4 given)"
# ---
from datetime import *
datetime.isoformat(3)  # raises: TypeError "descriptor 'isoformat' for 'datetime.datetime' objects doesn't apply to a 'int' object"
# ---
from datetime import *
assert repr((datetime.combine(date(2024,1,1),time(1,tzinfo=UTC)), datetime.combine(date(2024,1,1),time(1,tzinfo=UTC),None), datetime.combine(date(2024,1,1),time(1),tzinfo=UTC))) == '(datetime.datetime(2024, 1, 1, 1, 0, tzinfo=datetime.timezone.utc), datetime.datetime(2024, 1, 1, 1, 0), datetime.datetime(2024, 1, 1, 1, 0, tzinfo=datetime.timezone.utc))'
assert repr((date(year=2024,month=2,day=3), datetime(2024,month=2,day=3,hour=4), time(hour=3,microsecond=2))) == '(datetime.date(2024, 2, 3), datetime.datetime(2024, 2, 3, 4, 0), datetime.time(3, 0, 0, 2))'
# ---
# cpython: skip (it has a clock)
from datetime import *
for ask in [datetime.now, datetime.today, datetime.utcnow, date.today, lambda: datetime.now(UTC)]:
    try:
        ask()
        assert False
    except RuntimeError as e:
        assert str(e) == "there is no clock here: pass the time in as data"
datetime.now("UTC")  # raises: TypeError "tzinfo argument must be None or of a tzinfo subclass, not type 'str'"
# ---
# a digit or a dash behind a week is its day, or stands before a time
from datetime import date, datetime, timedelta, timezone, tzinfo

for text, want in (("2022W52520", (2022, 12, 26, 20)), ("2022W527520", (2023, 1, 1, 20)), ("2026W01516", (2025, 12, 29, 16)), ("2022W01", (2022, 1, 3, 0)),
                   ("2022-W01-20", (2022, 1, 3, 20)), ("2022-W01-2T20", (2022, 1, 4, 20)), ("2022W012T20", (2022, 1, 4, 20)), ("2022W01T20", (2022, 1, 3, 20))):
    assert datetime.fromisoformat(text) == datetime(*want), text
assert date.fromisoformat("2022W012") == date.fromisoformat("2022-W01-2") == date(2022, 1, 4)
for week in ((2019, 2 << 32, 1), (2 << 32, 1, 1), (2019, 1, -(2 << 32))):
    try:
        date.fromisocalendar(*week)
    except ValueError as e:
        assert str(e) == "ISO calendar component out of range"
    else:
        assert False


class Told(float):
    def as_integer_ratio(self):
        return self.ratio


def told(ratio):
    t = Told()
    t.ratio = ratio
    return t


assert timedelta(1) / told((1, 2)) == timedelta(2) and timedelta(1) * told((1, 2)) == told((True, 2)) * timedelta(1) == timedelta(hours=12)
for ratio, kind in ((3, TypeError), ((), ValueError), ((1, 2, 3), ValueError), ((1.5, 2), TypeError), ((0, 1), ZeroDivisionError), ((2**600, 1), OverflowError)):
    try:
        timedelta(1) / told(ratio)
    except kind:
        pass
    else:
        assert ratio == (2**600, 1), ratio
try:
    timedelta(1) * told((1, 0))
except ZeroDivisionError:
    pass
else:
    assert False


class Name(str):
    def replace(self, *args):
        return "<" + str(self) + ">" if self else None


class Zone(tzinfo):
    def __init__(self, name):
        self.name = name

    def tzname(self, when):
        return self.name

    def dst(self, when):
        return None


assert datetime(2020, 1, 1, tzinfo=Zone(Name("here"))).strftime("%Z") == "<here>"
# ---
from datetime import datetime, tzinfo


class Nothing(str):
    def replace(self, *args):
        return None


class Zone(tzinfo):
    def tzname(self, when):
        return Nothing("x")

    def dst(self, when):
        return None


datetime(2020, 1, 1, tzinfo=Zone()).strftime("%Z")  # raises: TypeError "tzname.replace() did not return a string"
# ---
from datetime import datetime

t = datetime(2020, 1, 2, 15, 4, 5)
assert t.strftime("%p %#p %^p %^a %#b %#B") == "PM pm PM THU JAN JANUARY"
